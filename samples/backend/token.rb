# A token for a customer who is signed in, in Ruby, without a gem. Call it where you know who is asking.
require "base64"
require "json"
require "openssl"

def part(value) = Base64.urlsafe_encode64(value, padding: false)

# `secret` is the PARLEY_SECRET of the rooms. It never leaves the server.
def token_for(id:, name:, secret:)
  now = Time.now.to_i
  claims = { iss: "parley", aud: "parley", sub: id, name: name, role: "customer", iat: now, exp: now + 300 }
  text = [{ alg: "HS256", typ: "JWT" }, claims].map { |each| part(JSON.generate(each)) }.join(".")
  "#{text}.#{part(OpenSSL::HMAC.digest("SHA256", secret, text))}"
end

# With Rails: who it is comes from the session, never from the request's own words.
# def create
#   return head :unauthorized unless current_user
#   render plain: token_for(id: current_user.id.to_s, name: current_user.name, secret: ENV.fetch("PARLEY_SECRET"))
# end
