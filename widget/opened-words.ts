/** What the chat says around the panel, in every language at once, as the panel and its words may not be there yet. */

/** The name of the dialog, how to close it, and how many messages are unread. */
export const openedKeys = 'widget.label|widget.close|launcher.unread';

/** How many it is, without a plural. */
export const openedWords: Readonly<Record<string, string>> = {
  en: 'Chat with us|Close chat|Open chat, unread messages: {n}',
  de: 'Chatten Sie mit uns|Chat schließen|Chat öffnen, ungelesene Nachrichten: {n}',
  fr: 'Discutez avec nous|Fermer le chat|Ouvrir le chat, messages non lus : {n}',
  es: 'Chatee con nosotros|Cerrar el chat|Abrir el chat, mensajes sin leer: {n}',
  ar: 'تحدّث معنا|إغلاق الدردشة|فتح الدردشة، رسائل غير مقروءة: {n}',
  ja: 'チャットでお問い合わせ|チャットを閉じる|チャットを開く、未読メッセージ：{n}',
};
