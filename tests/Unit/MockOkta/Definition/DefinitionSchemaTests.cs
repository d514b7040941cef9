using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Json.Schema;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Json;
using RazorOkta.Tests.Unit.Conventions;

namespace RazorOkta.Tests.Unit.MockOkta.Definition;

/// <summary>Editors check a definition by the published schema, the mock by its reader: they must say the same.</summary>
public sealed class DefinitionSchemaTests
{
    /// <summary>Set, the file is written anew instead of compared.</summary>
    private const string Rewrite = "RAZOROKTA_WRITE_SCHEMA";

    private static readonly JsonSchema Schema = JsonSchema.FromText(Repository.Read(DefinitionSchema.File));

    [Fact]
    public void the_published_schema_is_made_from_the_records()
    {
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            File.WriteAllText(Path.Combine(Repository.Root, DefinitionSchema.File), DefinitionSchema.Generate());
        }

        Repository.Read(DefinitionSchema.File).ReplaceLineEndings("\n").Should().Be(
            DefinitionSchema.Generate(), "run this test once with {0}=1 after a change of the records", Rewrite);
    }

    [Theory, MemberData(nameof(Good))]
    public void what_the_schema_accepts_the_reader_reads(string text)
    {
        IsValid(text).Should().BeTrue();
        DefinitionReader.ReadFile(text).Mistakes.Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Bad))]
    public void what_the_reader_calls_a_wrong_shape_the_schema_refuses(string text)
    {
        IsValid(text).Should().BeFalse();
        DefinitionReader.ReadFile(text).Mistakes.Should().NotBeEmpty();
    }

    [Fact]
    public void the_example_is_right_and_uses_everything()
    {
        var text = Repository.Read("docs/mock-okta/example.json");
        DefinitionReader.ReadFile(text).Mistakes.Should().BeEmpty();
        var example = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        Schema.Evaluate(example).IsValid.Should().BeTrue();
        MembersThatAreMissing(example!, typeof(OrgDefinition)).Should().BeEmpty();
    }

    public static TheoryData<string> Good =>
    [
        "{}",
        """{ "$schema": "mock-okta.schema.json", "users": [], "groups": ["Staff"] }""",
        """{ "users": [{ "login": "eve@acme.com", "password": "x", "profile": { "age": 7, "tags": ["a", null] }, "passwordExpiresInDays": null }] }""",
        """{ "users": [{ "login": "eve@acme.com", "password": "x", "updatedAt": "2026-01-01T00:00:00Z", "factors": [{ "type": "googleOtp", "secret": "JBSWY3DPEHPK3PXP" }] }] }""",
        """{ "users": [{ "login": "eve@acme.com", "password": "x", "recoveryQuestion": { "question": "q?", "answer": "a" } }] }""",
        """{ "clients": [{ "clientId": "c", "redirectUris": ["http://localhost/cb"], "assignedGroups": null, "refreshTokenLeeway": "PT5S" }] }""",
        """{ "authorizationServers": [{ "id": "a", "accessTokenLifetime": "P1DT2H", "claims": [{ "name": "x", "in": "accessToken", "value": { "deep": [1] } }] }] }""",
    ];

    public static TheoryData<string> Bad =>
    [
        "[]",
        "7",
        """{ "userz": [] }""",
        """{ "users": {} }""",
        """{ "users": null }""",
        """{ "users": [null] }""",
        """{ "users": ["eve"] }""",
        """{ "users": [{ "password": "x" }] }""",
        """{ "users": [{ "login": 7, "password": "x" }] }""",
        """{ "users": [{ "login": "e", "password": "x", "status": "Active" }] }""",
        """{ "users": [{ "login": "e", "password": "x", "status": 0 }] }""",
        """{ "users": [{ "login": "e", "password": "x", "updatedAt": "yesterday" }] }""",
        """{ "users": [{ "login": "e", "password": "x", "updatedAt": "2026-01-01T00:00:00" }] }""",
        """{ "users": [{ "login": "e", "password": "x", "emailVerified": "true" }] }""",
        """{ "users": [{ "login": "e", "password": "x", "profile": [] }] }""",
        """{ "users": [{ "login": "e", "password": "x", "recoveryQuestion": { "question": "q?" } }] }""",
        """{ "users": [{ "login": "e", "password": "x", "passwordExpiresInDays": 1.5 }] }""",
        """{ "users": [{ "login": "e", "password": "x", "passwordExpiresInDays": 99999999999 }] }""",
        """{ "clients": [{ "clientId": "c", "redirectUris": "http://localhost/cb" }] }""",
        """{ "clients": [{ "clientId": "c", "redirectUris": ["http://localhost/cb"], "refreshTokenLeeway": "5s" }] }""",
        """{ "clients": [{ "clientId": "c", "redirectUris": ["http://localhost/cb"], "refreshTokenLeeway": "P" }] }""",
        """{ "clients": [{ "clientId": "c", "redirectUris": ["http://localhost/cb"], "refreshTokenLeeway": "PT" }] }""",
        """{ "clients": [{ "clientId": "c", "redirectUris": ["http://localhost/cb"], "refreshTokenLeeway": "-PT5S" }] }""",
        """{ "clients": [{ "clientId": "c", "redirectUris": ["http://localhost/cb"], "jwks": "keys" }] }""",
        """{ "authorizationServers": [{ "id": "a", "policies": [{ "accessTokenLifetime": "P1Y" }] }] }""",
        """{ "signOn": { "requireMfa": null } }""",
    ];

    /// <summary>Of a record and of those in it, all that no object of the example has.</summary>
    private static IEnumerable<string> MembersThatAreMissing(JsonNode example, Type type)
    {
        var contract = DefinitionJson.ContractOf(type);
        return contract.Kind switch
        {
            JsonTypeInfoKind.Enumerable when example is JsonArray list => Intersect([.. list.Select(item => MembersThatAreMissing(item!, contract.ElementType!))]),
            JsonTypeInfoKind.Object when example is JsonObject members => contract.Properties.SelectMany(member =>
                members[member.Name] is { } value ? MembersThatAreMissing(value, member.PropertyType) : [$"{type.Name}.{member.Name}"]),
            _ => [],
        };
    }

    private static IEnumerable<string> Intersect(IReadOnlyList<IEnumerable<string>> missing) =>
        missing.Count == 0 ? [] : missing.Aggregate((one, other) => one.Intersect(other));

    private static bool IsValid(string text) => Schema.Evaluate(JsonNode.Parse(text)).IsValid;
}
