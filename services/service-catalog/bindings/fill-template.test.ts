import { describe, expect, it } from 'vitest';
import { fillTemplate } from './fill-template.ts';
import { TemplateError } from './parse-template.ts';

const data = {
  host: 'db.example.com',
  port: 5432,
  big: 1000000,
  exact: 9007199254740993n,
  ratio: 1.5,
  yes: true,
  none: null,
  empty: '',
  list: [1, 2, 3],
  strings: ['a', 'b'],
  nothing: [],
  'a.b': 'dotted',
  a: { b: 'nested', 'c-d': 'dash', e_f: 1 },
  users: [
    { name: 'jo', age: 3, admin: true },
    { name: 'al', age: 7 },
    { name: "it's", age: 9 },
  ],
  words: { x: 1, y: { name: 'deep' } },
};

// What kubectl 1.20 answers: create --dry-run=client --allow-missing-template-keys=false -o jsonpath=TEMPLATE
describe('fillTemplate', () => {
  it.each([
    ['plain', 'plain'],
    ['.host', '.host'],
    ['host}', 'host}'],
    ['{.host}}', 'db.example.com}'],
    ['', ''],
    ['{.host}', 'db.example.com'],
    ['{$.host}', 'db.example.com'],
    ['{@.host}', 'db.example.com'],
    ['{ .host }', 'db.example.com'],
    ["{['host']}", 'db.example.com'],
    ['{.host}:{.port}', 'db.example.com:5432'],
    ['{.exact} {.users[?(@.age==9)].name}', "9007199254740993 it's"],
    ['{.big} {.ratio} {.yes} {.none}', '1000000 1.5 true <nil>'],
    ['x{.empty}y', 'xy'],
    ['{.list}', '[1,2,3]'],
    ['{.users[0]}', '{"name":"jo","age":3,"admin":true}'],
    ['{.list[*]}', '1 2 3'],
    ['{.a.*}', 'nested dash 1'],
    ['{.nothing[*]}', ''],
    ['{.users[*].name}', "jo al it's"],
    ['{.users[-1].name}', "it's"],
    ['{.users[0:2].name}', 'jo al'],
    ['{.users[:1].name}', 'jo'],
    ['{.users[-2:].name}', "al it's"],
    ['{.users[::2].name}', "jo it's"],
    ['{.list[0:0]}', ''],
    ['{.list[3:]}', ''],
    ['{.users[0,2].name}', "jo it's"],
    ["{['host','port']}", 'db.example.com 5432'],
    ["{.a['b', 'c-d']}", 'nested dash'],
    ['{.a.c-d}', 'dash'],
    ["{['a.b']}", 'nested'],
    ["{['a\\.b']}", 'dotted'],
    ['{.a\\.b}', 'dotted'],
    ['{..name}', "jo al it's deep"],
    ['{.words..name}', 'deep'],
    ['{.users[?(@.name=="jo")].age}', '3'],
    ["{.users[?(@.name=='jo')].age}", '3'],
    ['{.users[?(@.name!="jo")].name}', "al it's"],
    ['{.users[?(@.name<"k")].name}', "jo al it's"],
    ['{.users[?(@.age > 3)].name}', "al it's"],
    ['{.users[?(@.age<=7)].name}', 'jo al'],
    ['{.users[?(@.admin)].name}', 'jo'],
    ['{.users[?(@.name=="it\'s")].name}', "it's"],
    ["{.users[?(@.name=='it\\'s')].name}", "it's"],
    ['{"text"}', 'text'],
    ["{'a\\nb'}", 'a\nb'],
    ['{5}{true}', '5true'],
    ['{range .users[*]}{.name};{end}', "jo;al;it's;"],
    ['{ range .strings[*] }{ @ } { end }', 'a b '],
    ['{range .nothing[*]}{.x}{end}!', '!'],
    ['{range .users[?(@.age>3)]}{range .name}<{@}>{end}{end}', "<al><it's>"],
  ])('%s', (template, text) => {
    expect(fillTemplate(template, data)).toBe(text);
  });

  it.each([
    ['{.NOPE', 'is not closed'],
    ['{', 'is not closed'],
    ['\\{.host\\}', 'is not closed|cannot be read'],
    ['{{.host}}', 'cannot be read at "{.host}}"'],
    ['{.host, .port}', 'cannot be read at ", .port}"'],
    ['{host}', '"host" is no field \\(that is .host\\)'],
    ['{["host"]}', 'is no index'],
    ['{.users[abc]}', 'is no index'],
    ['{.users[0', 'is not closed'],
    ['{.users[?(@.age)}', 'is not closed by \\)\\]'],
    ['{.users[?(@.name=~"j")].name}', 'cannot be read at "~'],
    ['{.users[?(@.age=<3)].name}', '"=<" compares nothing'],
    ['{end}', 'without a \\{range\\}'],
    ['{range .users[*]}{.name}', 'without an \\{end\\}'],
  ])('cannot read %s', (template, why) => {
    const message = expect.stringMatching(`^The JSONPath cannot be read: .*(${why})`);
    expect(() => fillTemplate(template, data)).toThrow(expect.objectContaining({ message }));
  });

  it.each([
    ['{.NOPE}', 'there is no "NOPE"'],
    ['{.}', 'there is no ""'],
    ['{.constructor}', 'there is no "constructor"'],
    ['{.host.x}', 'there is no "x"'],
    ['{.none.x}', 'there is no "x"'],
    ['{.list.x}', 'there is no "x"'],
    ['{.host[0]}', 'is no list'],
    ['{.users[5].name}', 'a list of 3 has no item 5'],
    ['{.users[9:].name}', 'has no such items'],
    ['{.list[2:1]}', 'has no such items'],
    ['{.list[0:2:0]}', 'has no such items'],
    ['{.users[?(@.admin==true)].name}', 'there is no "admin"'],
  ])('finds nothing by %s', (template, why) => {
    expect(() => fillTemplate(template, data)).toThrow(TemplateError);
    expect(() => fillTemplate(template, data)).toThrow(why);
  });

  it('makes no text that a Secret cannot hold', () => {
    const many = { list: Array.from({ length: 4096 }, () => 'x'.repeat(64)) };
    const template = '{range .list[*]}{@}{end}'.repeat(8);
    expect(() => fillTemplate(template, many)).toThrow('longer than a Secret');
  });
});
