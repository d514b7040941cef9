using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Oidc.ClientAuth;

namespace RazorOkta.MockOkta.Definition.Rules;

/// <summary>How a client proves who it is: secret, keys and method must fit together.</summary>
internal static class ClientCredentialRules
{
    private static readonly string[] BySecret = [AuthMethod.Basic, AuthMethod.Post, AuthMethod.SecretJwt];
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    public static IEnumerable<Mistake> Check(OrgDefinition org) => org.Clients.At("clients").SelectMany(entry => CheckOne(entry.Item, entry.Path));

    private static IEnumerable<Mistake> CheckOne(OidcClient client, string path) =>
    [
        .. SecretIsFilledIn(client, path),
        .. MethodIsKnown(client, path),
        .. MethodHasItsCredential(client, path).Select(mistake => mistake with { Basis = path }),
        .. client.Jwks is { } jwks ? KeysArePublic(jwks, $"{path}.jwks").Select(mistake => mistake with { Basis = $"{path}.jwks" }) : [],
        .. ClientCredentialsNeedACredential(client, path).Select(mistake => mistake with { Basis = path }),
    ];

    private static IEnumerable<Mistake> SecretIsFilledIn(OidcClient client, string path)
    {
        if (client.ClientSecret is { } secret && (string.IsNullOrWhiteSpace(secret) || Rule.IsPlaceholder(secret)))
        {
            yield return new Mistake($"{path}.clientSecret", "is empty or still a placeholder", null, "Fill it in, or remove it to make the client public (then PKCE is required).");
        }
    }

    private static IEnumerable<Mistake> MethodIsKnown(OidcClient client, string path)
    {
        if (client.TokenEndpointAuthMethod is { } method && !AuthMethod.All.Contains(method))
        {
            yield return new Mistake($"{path}.tokenEndpointAuthMethod", "must be an authentication method that Okta knows", Mistake.Quote(method), NearMatch.Cure(method, AuthMethod.All));
        }
    }

    private static IEnumerable<Mistake> MethodHasItsCredential(OidcClient client, string path)
    {
        var method = client.TokenEndpointAuthMethod;
        var missing = method switch
        {
            AuthMethod.PrivateKeyJwt when client.Jwks is null => "jwks",
            not null when BySecret.Contains(method) && client.ClientSecret is null => "clientSecret",
            _ => null,
        };
        if (missing is not null)
        {
            yield return new Mistake($"{path}.tokenEndpointAuthMethod", $"needs {missing}, and the client has none", Mistake.Quote(method!), $"Add {missing}, or choose another method.");
        }

        if (method == AuthMethod.None && !client.IsPublic)
        {
            yield return new Mistake($"{path}.tokenEndpointAuthMethod", "makes the client public, and it has a secret or keys", Mistake.Quote(method), "Remove the one or the other.");
        }
    }

    /// <summary>Whoever can read the registration could else sign as the client (RFC 7517 9.2).</summary>
    private static IEnumerable<Mistake> KeysArePublic(JsonObject jwks, string path)
    {
        if (jwks["keys"] is not JsonArray { Count: > 0 } keys)
        {
            yield return new Mistake(path, "must be a JWK set: an object with the list keys (RFC 7517 5)", null, "Write {\"keys\": [{\"kty\": \"RSA\", …}]}.");
            yield break;
        }

        foreach (var (key, at) in keys.At($"{path}.keys"))
        {
            if (key is not JsonObject jwk || jwk["kty"] is not JsonValue)
            {
                yield return new Mistake(at, "must be a JSON Web Key with its type kty (RFC 7517 4.1)", null, "Write for example {\"kty\": \"RSA\", \"n\": …, \"e\": \"AQAB\"}.");
            }
            else if (PrivateMembers.FirstOrDefault(jwk.ContainsKey) is { } member)
            {
                yield return new Mistake($"{at}.{member}", "belongs to a private or shared key, which stays with the client", null, "Register the public key alone.");
            }
        }
    }

    /// <summary>RFC 6749 4.4: confidential clients only.</summary>
    private static IEnumerable<Mistake> ClientCredentialsNeedACredential(OidcClient client, string path)
    {
        if (client.IsPublic && client.MayUse(GrantType.ClientCredentials))
        {
            yield return new Mistake(
                $"{path}.grantTypes", "allows client_credentials to a public client, which cannot prove who it is (RFC 6749 4.4)", Mistake.Quote(string.Join(", ", client.GrantTypes)),
                "Add clientSecret or jwks, or remove client_credentials.");
        }
    }
}
