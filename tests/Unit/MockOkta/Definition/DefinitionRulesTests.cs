using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Json;

namespace RazorOkta.Tests.Unit.MockOkta.Definition;

/// <summary>Definitions of the right shape that make no sense: one mistake each, at one place.</summary>
public sealed class DefinitionRulesTests
{
    private const string Uris = "\"redirectUris\": [\"http://localhost/cb\"]";

    [Theory]
    [InlineData("""{ "login": "a b", "password": "x" }""", "login")]
    [InlineData("""{ "login": "e", "password": " " }""", "password")]
    [InlineData("""{ "login": "e", "password": "x", "id": "a/b" }""", "id")]
    [InlineData("""{ "login": "e", "password": "x", "email": "" }""", "email")]
    [InlineData("""{ "login": "e", "password": "x", "groups": ["Nobody"] }""", "groups[0]")]
    [InlineData("""{ "login": "e", "password": "x", "groups": ["Staff", "Staff"] }""", "groups[1]")]
    [InlineData("""{ "login": "e", "password": "x", "recoveryQuestion": { "question": "q?", "answer": "" } }""", "recoveryQuestion.answer")]
    [InlineData("""{ "login": "e", "password": "x", "factors": [{ "type": "question", "question": "disliked_food" }] }""", "factors[0].answer")]
    [InlineData("""{ "login": "e", "password": "x", "factors": [{ "type": "question", "answer": "a" }] }""", "factors[0].question")]
    [InlineData("""{ "login": "e", "password": "x", "factors": [{ "type": "googleOtp" }] }""", "factors[0].secret")]
    [InlineData("""{ "login": "e", "password": "x", "factors": [{ "type": "oktaVerifyOtp", "secret": "JBSWY3DP1" }] }""", "factors[0].secret")]
    [InlineData("""{ "login": "e", "password": "x", "factors": [{ "type": "oktaVerifyOtp", "secret": "" }] }""", "factors[0].secret")]
    [InlineData("""{ "login": "e", "password": "x", "factors": [{ "type": "sms" }] }""", "factors[0].phoneNumber")]
    [InlineData("""{ "login": "e", "password": "x", "factors": [{ "type": "email", "push": "approve" }] }""", "factors[0].push")]
    [InlineData("""{ "login": "e", "password": "x", "factors": [{ "type": "email" }, { "type": "email" }] }""", "factors[1].id")]
    public void of_users(string user, string path) => ShouldHaveOne($$"""{ "groups": ["Staff"], "users": [{{user}}] }""", $"users[0].{path}");

    [Fact]
    public void of_users_that_are_the_same()
    {
        ShouldHaveOne("""{ "users": [{ "login": "e@a.b", "password": "x" }, { "login": "f", "password": "x" }, { "id": "y", "login": "E@a.b", "password": "x" }] }""", "users[2].login");
        ShouldHaveOne("""{ "users": [{ "id": "1", "login": "e", "password": "x" }, { "id": "1", "login": "f", "password": "x" }] }""", "users[1].id");
    }

    [Theory]
    [InlineData($$"""{ "clientId": "a:b", {{Uris}} }""", "clientId")]
    [InlineData($$"""{ "clientId": "{id}", {{Uris}} }""", "clientId")]
    [InlineData($$"""{ "clientId": "c", "clientSecret": "", {{Uris}} }""", "clientSecret")]
    [InlineData($$"""{ "clientId": "c", "name": "", {{Uris}} }""", "name")]
    [InlineData("""{ "clientId": "c" }""", "redirectUris")]
    [InlineData("""{ "clientId": "c", "grantTypes": ["implicit"] }""", "redirectUris")]
    [InlineData("""{ "clientId": "c", "redirectUris": ["javascript:alert(1)"] }""", "redirectUris[0]")]
    [InlineData("""{ "clientId": "c", "redirectUris": ["http://localhost/", "http://localhost/"] }""", "redirectUris[1]")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "postLogoutRedirectUris": ["/bye"] }""", "postLogoutRedirectUris[0]")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "backchannelLogoutUri": "bye" }""", "backchannelLogoutUri")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "backchannelLogoutUri": "http://stranger.example/bye" }""", "backchannelLogoutUri")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "frontchannelLogoutUri": "bye" }""", "frontchannelLogoutUri")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "frontchannelLogoutUri": "http://localhost:1/bye" }""", "frontchannelLogoutUri")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "frontchannelLogoutUri": "http://localhost/bye#x" }""", "frontchannelLogoutUri")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "frontchannelLogoutSessionRequired": true }""", "frontchannelLogoutSessionRequired")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "grantTypes": [] }""", "grantTypes")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "grantTypes": ["authorization_code", "authorization_code"] }""", "grantTypes[1]")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "grantTypes": ["implicit", "refresh_token"] }""", "grantTypes")]
    [InlineData("""{ "clientId": "c", "grantTypes": ["client_credentials"] }""", "grantTypes")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "tokenEndpointAuthMethod": "client_secret" }""", "tokenEndpointAuthMethod")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "tokenEndpointAuthMethod": "client_secret_basic" }""", "tokenEndpointAuthMethod")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "tokenEndpointAuthMethod": "private_key_jwt" }""", "tokenEndpointAuthMethod")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "clientSecret": "s", "tokenEndpointAuthMethod": "none" }""", "tokenEndpointAuthMethod")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [] } }""", "jwks")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [7] } }""", "jwks.keys[0]")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [{ "kty": "RSA", "d": "_Secret_" }] } }""", "jwks.keys[0].d")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [{ "n": "x" }] } }""", "jwks.keys[0]")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [{ "kty": "oct", "k": "_Secret_" }] } }""", "jwks.keys[0].k")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [{ "kty": "RSA", "p": "_Secret_" }] } }""", "jwks.keys[0].p")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [{ "kty": "RSA", "q": "_Secret_" }] } }""", "jwks.keys[0].q")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [{ "kty": "RSA", "dp": "_Secret_" }] } }""", "jwks.keys[0].dp")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [{ "kty": "RSA", "dq": "_Secret_" }] } }""", "jwks.keys[0].dq")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [{ "kty": "RSA", "qi": "_Secret_" }] } }""", "jwks.keys[0].qi")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "jwks": { "keys": [{ "kty": "RSA", "oth": "_Secret_" }] } }""", "jwks.keys[0].oth")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "assignedGroups": ["Nobody"] }""", "assignedGroups[0]")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "refreshTokenLeeway": "PT61S" }""", "refreshTokenLeeway")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "refreshTokenLeeway": "PT5S\n" }""", "refreshTokenLeeway")]
    [InlineData($$"""{ "clientId": "c", {{Uris}}, "faults": [""] }""", "faults[0]")]
    public void of_clients(string client, string path) => ShouldHaveOne($$"""{ "clients": [{{client}}] }""", $"clients[0].{path}");

    [Fact]
    public void of_clients_that_are_the_same() =>
        ShouldHaveOne($$"""{ "clients": [{ "clientId": "c", {{Uris}} }, { "clientId": "c", {{Uris}} }] }""", "clients[1].clientId");

    [Theory]
    [InlineData("""{ "id": "a b" }""", "id")]
    [InlineData("""{ "id": "v1" }""", "id")]
    [InlineData("""{ "id": "a", "audience": "" }""", "audience")]
    [InlineData("""{ "id": "a", "scopes": ["a b"] }""", "scopes[0]")]
    [InlineData("""{ "id": "a", "scopes": ["openid"] }""", "scopes[0]")]
    [InlineData("""{ "id": "a", "scopes": ["x", "x"] }""", "scopes[1]")]
    [InlineData("""{ "id": "a", "idTokenLifetime": "PT0S" }""", "idTokenLifetime")]
    [InlineData("""{ "id": "a", "refreshTokenLifetime": "P36501D" }""", "refreshTokenLifetime")]
    [InlineData("""{ "id": "a", "claims": [{ "name": "sub", "value": 1 }] }""", "claims[0].name")]
    [InlineData("""{ "id": "a", "claims": [{ "name": "x" }] }""", "claims[0]")]
    [InlineData("""{ "id": "a", "claims": [{ "name": "x", "value": 1, "fromProfile": "y" }] }""", "claims[0]")]
    [InlineData("""{ "id": "a", "claims": [{ "name": "x", "groupsMatching": "(" }] }""", "claims[0].groupsMatching")]
    [InlineData("""{ "id": "a", "claims": [{ "name": "x", "value": 1, "scopes": ["nope"] }] }""", "claims[0].scopes[0]")]
    [InlineData("""{ "id": "a", "claims": [{ "name": "x", "value": 1 }, { "name": "x", "value": 2 }] }""", "claims[1].name")]
    [InlineData("""{ "id": "a", "policies": [{ "clients": ["nobody"] }] }""", "policies[0].clients[0]")]
    [InlineData("""{ "id": "a", "policies": [{ "groups": ["Nobody"] }] }""", "policies[0].groups[0]")]
    [InlineData("""{ "id": "a", "policies": [{ "grantTypes": ["magic"] }] }""", "policies[0].grantTypes[0]")]
    [InlineData("""{ "id": "a", "policies": [{ "scopes": ["nope"] }] }""", "policies[0].scopes[0]")]
    [InlineData("""{ "id": "a", "policies": [{ "accessTokenLifetime": "PT0S" }] }""", "policies[0].accessTokenLifetime")]
    public void of_authorization_servers(string server, string path) => ShouldHaveOne($$"""{ "authorizationServers": [{{server}}] }""", $"authorizationServers[0].{path}");

    [Theory]
    [InlineData("""{ "groups": ["Everyone"] }""", "groups[0]")]
    [InlineData("""{ "groups": ["A", "A"] }""", "groups[1]")]
    [InlineData("""{ "groups": [" "] }""", "groups[0]")]
    [InlineData("""{ "authorizationServers": [{ "id": "a" }, { "id": "a" }] }""", "authorizationServers[1].id")]
    [InlineData("""{ "trustedOrigins": ["http://localhost:4200/"] }""", "trustedOrigins[0]")]
    [InlineData("""{ "leniencies": ["be-nice"] }""", "leniencies[0]")]
    [InlineData("""{ "signOn": { "requireEnrollment": true, "enrollableFactors": [] } }""", "signOn.enrollableFactors")]
    [InlineData("""{ "signOn": { "enrollableFactors": ["sms", "sms"] } }""", "signOn.enrollableFactors[1]")]
    [InlineData("""{ "password": { "minLength": 0 } }""", "password.minLength")]
    [InlineData("""{ "password": { "minSymbol": -1 } }""", "password.minSymbol")]
    public void of_the_org(string text, string path) => ShouldHaveOne(text, path);

    private static void ShouldHaveOne(string text, string path)
    {
        var mistake = DefinitionReader.ReadFile(text).Mistakes.Should().ContainSingle().Which;
        mistake.Path.Should().Be(path);
        mistake.ToString().Should().NotContain("_Secret_");
    }
}
