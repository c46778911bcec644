'use client';

import { CalendarPlus, Megaphone } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { RowsSelection, type RowsSelectionProps } from '#components/ui/rows-selection.tsx';
import { saveFile } from '#lib/client/save-file.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useNow } from '#lib/client/use-now.ts';
import { expiryCalendar, isForCalendar } from '#lib/domain/view/expiry-calendar.ts';
import { expiryNotices } from '#lib/domain/view/expiry-notice.ts';
import { NotifyOwners } from './notify-owners.tsx';

const mostSelected = 500;
/** The connector is asked for the commands of each. */
const mostOwners = 50;

/** What can be done with several ends at once: tell whoever can do something about them, and remember them. */
export function ExpirySelection(
  props: Omit<RowsSelectionProps<'expiry-rows'>, 'view' | 'most' | 'children'>,
) {
  const t = useTexts('expiry');
  const { rows } = props.selection;
  const nowMs = useNow(60_000);
  const [isNotifying, setIsNotifying] = useState(false);
  const notices = expiryNotices(rows);
  const isTooMany = notices.length > mostOwners;

  function saveCalendar(): void {
    const text = expiryCalendar(
      rows,
      ({ name, application }) =>
        application === undefined ? t('endOfOwn', { name }) : t('endOf', { name, application }),
      Date.now(),
    );
    saveFile('expiry.ics', new Blob([text], { type: 'text/calendar' }));
  }

  return (
    <>
      <RowsSelection view="expiry-rows" most={mostSelected} {...props}>
        <Button size="sm" disabled={isTooMany} onClick={() => setIsNotifying(true)}>
          <Megaphone aria-hidden />
          {t('notify')}
        </Button>
        <Button size="sm" disabled={!rows.some((row) => isForCalendar(row, nowMs))} onClick={saveCalendar}>
          <CalendarPlus aria-hidden />
          {t('calendar')}
        </Button>
        {isTooMany ? <p className="text-sm text-muted">{t('atMostOwners', { count: mostOwners })}</p> : null}
      </RowsSelection>
      {isNotifying ? <NotifyOwners notices={notices} onClose={() => setIsNotifying(false)} /> : null}
    </>
  );
}
