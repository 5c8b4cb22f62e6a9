import type { NoticeView } from '#libs/contract';
import { registryTime } from '#libs/kernel';
import type { Language } from '#libs/platform';
import type { Notice } from './notice.entity.ts';
import { noticeWords } from './notice-words.ts';

export function noticeView(notice: Notice, language: Language): NoticeView {
  const { title, text } = noticeWords(notice.kind, notice.params, language);
  return {
    id: notice.id,
    kind: notice.kind,
    title,
    text,
    at: registryTime(notice.createdAt),
    readAt: notice.readAt && registryTime(notice.readAt),
    filingId: notice.filingId,
    mail: notice.mail,
  };
}
