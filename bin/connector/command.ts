import type { Command } from 'commander';
import { writeConnectorProject } from './write-project.ts';

/** `mooring connector init`: a project to begin with for whoever connects an application by its own code. */
export function addConnectorCommand(program: Command): void {
  const connector = program.command('connector').description('write connectors of your own');
  connector
    .command('init')
    .description('write a small, tested connector project in TypeScript')
    .argument('<dir>', 'a new or empty folder')
    .action(async (dir: string) => {
      const path = await writeConnectorProject(dir);
      console.log(`Written to ${path}. Node runs it as it is, without a build and without dependencies:`);
      console.log(`  cd ${dir} && npm test`);
      console.log("  npm run pair -- 'TOKEN_URL'");
    });
}
