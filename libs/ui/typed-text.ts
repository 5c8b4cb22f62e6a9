/** What a line holds at most, unless it says otherwise; the server takes no more for a line either. */
export const MOST_CHARACTERS = 600;

/** Signs that steer a screen or turn the direction of reading, and halves of characters: nobody sees them, no register keeps them. */
// eslint-disable-next-line no-control-regex -- control characters are what is taken out; tabs and line ends a person may paste
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Bidi_Control}\p{Surrogate}]/gu;

/** A text as it can be seen. */
export const seen = (typed: string): string => typed.replace(UNSEEN, '');
