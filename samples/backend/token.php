<?php
// A token for a customer who is signed in, in PHP, without a package. Call it where you know who is asking.
function part(string $value): string
{
    return rtrim(strtr(base64_encode($value), '+/', '-_'), '=');
}

/** $secret is the PARLEY_SECRET of the rooms. It never leaves the server. */
function token_for(string $id, string $name, string $secret): string
{
    $now = time();
    $claims = ['iss' => 'parley', 'aud' => 'parley', 'sub' => $id, 'name' => $name, 'role' => 'customer', 'iat' => $now, 'exp' => $now + 300];
    $text = part(json_encode(['alg' => 'HS256', 'typ' => 'JWT'])) . '.' . part(json_encode($claims));
    return $text . '.' . part(hash_hmac('sha256', $text, $secret, true));
}

// With WordPress: who it is comes from the session, never from the request's own words.
// add_action('wp_ajax_parley_token', function () {
//     $user = wp_get_current_user();
//     header('content-type: text/plain');
//     exit(token_for((string) $user->ID, $user->display_name, PARLEY_SECRET));
// });
