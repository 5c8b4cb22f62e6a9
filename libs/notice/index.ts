export { isMailAddress, sendMail, type Mail, type MailOutcome } from './mail.ts';
export { Notice } from './notice.entity.ts';
export { NoticeModule } from './notice.module.ts';
export { mailWords, NOTICE_KINDS, type NoticeKind, type NoticeParams } from './notice-words.ts';
export { notify, type NewNotice } from './notify.ts';
