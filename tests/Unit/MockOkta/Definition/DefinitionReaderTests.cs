using System.Text.Json;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Json;

namespace RazorOkta.Tests.Unit.MockOkta.Definition;

/// <summary>A definition is read strictly, and everything wrong with it is told at once.</summary>
public sealed class DefinitionReaderTests
{
    [Fact]
    public void every_mistake_is_told_at_once_with_path_value_and_cure_and_without_secrets()
    {
        var mistakes = MistakesIn("""
            {
              // comments are for people
              "users": [
                { "login": "eve@acme.com", "password": "_Secret_", "staus": "active", "groups": ["Staf"] },
                { "login": "EVE@acme.com", "password": 4711, "status": "lokedOut" },
              ],
              "groups": ["Staff"],
              "clients": [
                { "clientId": "one", "redirectUris": ["/callback", "http://localhost/a#b"], "grantTypes": ["authorization_cod"] },
                { "clientId": "two", "clientSecrt": "_Secret_", "redirectUris": "http://localhost/cb" },
                { "clientSecret": "{_Secret_}", "grantTypes": ["client_credentials"] },
              ],
              "leniencies": ["session-close-without-cooky"],
            }
            """);
        mistakes.Select(mistake => mistake.Path).Should().BeEquivalentTo(
            "users[0].staus", "users[1].password", "users[1].status", "clients[1].clientSecrt", "clients[1].redirectUris", "clients[2].clientId",
            "users[1].login", "users[0].groups[0]", "clients[0].redirectUris[0]", "clients[0].redirectUris[1]", "clients[0].grantTypes[0]",
            "clients[2].clientSecret", "leniencies[0]");
        mistakes.Should().OnlyContain(mistake => !mistake.ToString().Contains("_Secret_") && !mistake.ToString().Contains("4711"));
        CureOf("users[0].staus").Should().Be("Did you mean 'status'?");
        CureOf("users[1].status").Should().Be("Did you mean 'lockedOut'?");
        CureOf("users[0].groups[0]").Should().Be("Did you mean 'Staff'?");
        CureOf("clients[1].clientSecrt").Should().Be("Did you mean 'clientSecret'?");
        CureOf("clients[0].grantTypes[0]").Should().Be("Did you mean 'authorization_code'?");
        CureOf("leniencies[0]").Should().Be("Did you mean 'session-close-without-cookie'?");
        mistakes.Single(mistake => mistake.Path == "clients[0].redirectUris[0]").ToString().Should().Be(
            "clients[0].redirectUris[0] must be an absolute http or https address without a fragment. Current value: '/callback'. "
            + "Write for example http://localhost:3000/authorization-code/callback.");

        string CureOf(string path) => mistakes.Single(mistake => mistake.Path == path).Cure;
    }

    [Theory]
    [InlineData("{\n  \"users\": [\n    { \"login\": oops }\n  ]\n}", "line 3, column 16")]
    [InlineData("{ \"größe\": 1 ]", "line 1, column 14")]
    [InlineData("", "line 1, column 1")]
    [InlineData("{\n\"groups\": [\"\\ud800\"] }", "line 2, column 12")]
    public void what_is_not_json_is_told_with_line_and_column(string text, string place) =>
        MistakesIn(text).Should().ContainSingle().Which.ToString().Should().Contain(place);

    [Fact]
    public void garbage_is_a_mistake_and_never_a_failure()
    {
        MistakesIn(new string('[', 10_000)).Should().ContainSingle();
        MistakesIn("\0\u0001\uFFFF").Should().ContainSingle();
        MistakesIn("""{ "users": [[], 1, "x", null, {}], "": 1, "a b": 2 }""").Select(mistake => mistake.Path).Should().BeEquivalentTo(
            "users[0]", "users[1]", "users[2]", "users[3]", "users[4].login", "users[4].password", "\"\"", "\"a b\"");
    }

    [Theory]
    [InlineData("""{ "groups": [], "groups": [] }""", "groups")]
    [InlineData("""{ "users": [{ "login": "e", "password": "x", "login": "f" }] }""", "users[0].login")]
    [InlineData("""{ "users": [{ "login": "e", "password": "x", "profile": { "a": 1, "a": 2 } }] }""", "users[0].profile.a")]
    [InlineData("""{ "clients": [{ "clientId": "c", "clientSecret": "s" , "redirectUris": ["http://localhost/"], "jwks": { "keys": [{ "kty": "RSA", "kty": "EC" }] } }] }""", "clients[0].jwks.keys[0].kty")]
    public void a_member_that_is_there_twice_is_a_mistake(string text, string path) =>
        MistakesIn(text).Should().ContainSingle().Which.Path.Should().Be(path);

    [Theory]
    [InlineData("""{ "users": null }""", "users")]
    [InlineData("""{ "users": [{ "login": "e", "password": "x", "$schema": "s" }] }""", "users[0].$schema")]
    public void null_and_the_name_of_a_schema_have_their_places(string text, string path) => MistakesIn(text).Should().ContainSingle().Which.Path.Should().Be(path);

    /// <summary>A person who has mixed up two places has perhaps written the password there.</summary>
    [Theory]
    [InlineData("""{ "users": "_Secret_" }""", "users")]
    [InlineData("""{ "users": ["_Secret_"] }""", "users[0]")]
    [InlineData("""{ "users": [{ "login": { "password": "_Secret_" }, "password": "x" }] }""", "users[0].login")]
    [InlineData("""{ "users": [{ "login": ["_Secret_"], "password": "x" }] }""", "users[0].login")]
    [InlineData("""{ "users": [{ "login": "e", "password": "x", "recoveryQuestion": "_Secret_" }] }""", "users[0].recoveryQuestion")]
    [InlineData("""{ "users": [{ "login": "e", "password": "x", "profile": "_Secret_" }] }""", "users[0].profile")]
    public void what_stands_in_another_place_is_not_shown_where_it_may_be_a_secret(string text, string path)
    {
        var mistake = MistakesIn(text).Should().ContainSingle().Which;
        mistake.Path.Should().Be(path);
        mistake.ToString().Should().NotContain("_Secret_");
    }

    [Fact]
    public void of_a_list_of_secrets_none_is_shown()
    {
        var check = new ShapeCheck();
        check.Repair(JsonDocument.Parse("""{ "secret": [4711] }""").RootElement, typeof(WithSecrets), "here");
        check.Mistakes.Should().ContainSingle().Which.ToString().Should().StartWith("here.secret[0]").And.NotContain("4711");
    }

    [Fact]
    public void a_wrong_shape_is_told_alone_and_not_with_what_follows_from_it()
    {
        MistakesIn("""{ "groups": "Staff", "users": [{ "login": "e", "password": "x", "groups": ["Staff"] }] }""").Should().ContainSingle().Which.Path.Should().Be("groups");
        MistakesIn("""{ "clients": [{ "clientId": "c", "redirectUris": 7 }] }""").Should().ContainSingle().Which.Path.Should().Be("clients[0].redirectUris");
        MistakesIn("""{ "clients": [{ "clientId": "c", "redirectUris": ["http://localhost/"], "tokenEndpointAuthMethod": "private_key_jwt", "jwks": 7 }] }""")
            .Should().ContainSingle().Which.Path.Should().Be("clients[0].jwks");
    }

    [Fact]
    public void all_that_is_said_is_read()
    {
        var org = Read("""
            {
              "users": [{
                "id": "00u1", "login": "eve@acme.com", "password": "p", "status": "lockedOut", "groups": ["Staff"], "passwordExpiresInDays": 3,
                "profile": { "age": 7 }, "updatedAt": "2026-02-03T04:05:06Z",
                "factors": [{ "type": "question", "question": "disliked_food", "answer": "a" }, { "type": "push", "push": "approve" }],
                "recoveryQuestion": { "question": "q?", "answer": "b" }
              }],
              "groups": ["Staff"],
              "clients": [{ "clientId": "c", "redirectUris": ["http://localhost/cb"], "refreshTokenRotation": "rotate", "refreshTokenLeeway": "PT5S", "consent": "required" }],
              "authorizationServers": [{ "id": "a", "accessTokenLifetime": "PT5M", "claims": [{ "name": "x", "value": [1] }] }],
              "signOn": { "requireMfa": false, "enrollableFactors": ["googleOtp"] }
            }
            """);
        var user = org.Users.Single();
        (user.Id, user.Status, user.PasswordExpiresInDays, user.Email).Should().Be(("00u1", UserStatus.LockedOut, 3, "eve@acme.com"));
        user.Profile["age"]!.GetValue<int>().Should().Be(7);
        user.UpdatedAt.Should().Be(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero));
        user.Factors.Select(factor => factor.Type).Should().Equal(FactorType.Question, FactorType.Push);
        user.RecoveryQuestion.Should().Be(new RecoveryQuestion("q?", "b"));
        var client = org.Clients.Single();
        (client.RefreshTokenRotation, client.RefreshTokenLeeway, client.Consent).Should().Be((RefreshTokenRotation.Rotate, TimeSpan.FromSeconds(5), Consent.Required));
        org.AuthorizationServers.Single().AccessTokenLifetime.Should().Be(TimeSpan.FromMinutes(5));
        org.SignOn.EnrollableFactors.Should().Equal(FactorType.GoogleOtp);
        org.Password.Should().Be(new PasswordPolicy());
    }

    [Fact]
    public void what_is_written_is_read_back_as_the_same()
    {
        var org = Read("""{ "users": [{ "login": "e@acme.com", "password": "x", "passwordExpiresInDays": 2 }], "clients": [{ "clientId": "c", "clientSecret": "s", "redirectUris": ["http://localhost/"] }] }""");
        var written = DefinitionReader.Write(org).ToJsonString();
        DefinitionReader.Write(Read(written)).ToJsonString().Should().Be(written);
    }

    private sealed record WithSecrets(IReadOnlyList<string> Secret);

    private static IReadOnlyList<Mistake> MistakesIn(string text) => DefinitionReader.ReadFile(text).Mistakes;

    private static OrgDefinition Read(string text)
    {
        var reading = DefinitionReader.ReadFile(text);
        reading.Mistakes.Should().BeEmpty();
        return reading.Value!;
    }
}
