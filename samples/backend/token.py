# A token for a customer who is signed in, in Python, without a package. Call it where you know who is asking.
import base64, hashlib, hmac, json, time


def part(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def token_for(id: str, name: str, secret: str) -> str:
    """`secret` is the PARLEY_SECRET of the rooms. It never leaves the server."""
    now = int(time.time())
    claims = {"iss": "parley", "aud": "parley", "sub": id, "name": name, "role": "customer", "iat": now, "exp": now + 300}
    text = ".".join(part(json.dumps(each).encode()) for each in ({"alg": "HS256", "typ": "JWT"}, claims))
    return text + "." + part(hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest())


# With Flask: who it is comes from your session, never from the request's own words.
# @app.post("/parley-token")
# def parley_token():
#     if not current_user.is_authenticated: abort(401)
#     return token_for(str(current_user.id), current_user.name, os.environ["PARLEY_SECRET"]), {"content-type": "text/plain"}
