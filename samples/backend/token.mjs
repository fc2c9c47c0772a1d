// A token for a customer who is signed in, in Node, without a package. Call it where you know who is asking.
import { createHmac } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** `secret` is the PARLEY_SECRET of the rooms. It never leaves the server. */
export const tokenFor = ({ id, name }, secret) => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'parley', aud: 'parley', sub: id, name, role: 'customer', iat: now, exp: now + 300 };
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

// With Express: who it is comes from your session, never from the request's own words.
// app.post('/parley-token', (request, response) => {
//   const { user } = request.session;
//   if (!user) return response.sendStatus(401);
//   response.type('text').send(tokenFor({ id: String(user.id), name: user.name }, process.env.PARLEY_SECRET));
// });
