using FluentAssertions;
using RazorOkta.MockOkta.Configuration;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class SamplesConfigTests : IDisposable
{
    private const string Bare = """
        { "oidc": { "clientId": "_Client_", "clientSecret": "_Secret_", "redirectUri": "http://localhost:3000/a/callback" },
          "mockOkta": { "port": 7778, "leniencies": ["session-close-without-cookie"] } }
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("razorokta-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData(Bare)]
    [InlineData($$"""{ "oktaSample": {{Bare}} }""")]
    public void both_shapes_of_the_family_are_read(string text)
    {
        var config = Read(text);
        config.Mistakes.Should().BeEmpty();
        config.Settings.Port.Should().Be(7778);
        config.Settings.Org.Leniencies.Should().Equal("session-close-without-cookie");
        var client = config.Settings.Org.Clients.Single();
        client.ClientId.Should().Be("_Client_");
        client.RedirectUris.Should().Equal("http://localhost:3000/a/callback");
        client.PostLogoutRedirectUris.Should().Equal("http://localhost:3000/");
    }

    [Fact]
    public void the_file_is_found_from_below()
    {
        Write(Bare);
        var below = _directory.CreateSubdirectory("a/b");
        SamplesConfig.Read(below.FullName, namedFile: null).Settings.Port.Should().Be(7778);
    }

    [Fact]
    public void a_further_post_logout_redirect_uri_is_registered_too()
    {
        var config = Read(Bare.Replace("\"oidc\": {", "\"oidc\": { \"postLogoutRedirectUri\": \"http://localhost:3000/bye\",", StringComparison.Ordinal));
        config.Settings.Org.Clients.Single().PostLogoutRedirectUris.Should().Equal("http://localhost:3000/", "http://localhost:3000/bye");
    }

    [Fact]
    public void every_mistake_is_listed()
    {
        var config = Read("""{ "oidc": { "clientId": "" }, "mockOkta": { "port": "soon", "leniencies": ["be-nice"] } }""");
        config.Mistakes.Should().HaveCount(4);
        config.Mistakes[0].Should().Be("The port must be a number. Current value: 'soon'. Set mockOkta.port, for example to 7777.");
    }

    [Fact]
    public void a_broken_file_is_one_clear_mistake() =>
        Read("{ oops").Mistakes.Should().ContainSingle().Which.Should().Contain("is not valid JSON");

    [Fact]
    public void a_named_file_that_is_not_there_is_one_clear_mistake() =>
        SamplesConfig.Read(_directory.FullName, "missing.json").Mistakes.Should().ContainSingle().Which.Should().Contain("RAZOROKTA_CONFIG");

    [Fact]
    public void mistakes_are_told_in_the_words_of_the_file()
    {
        var config = Read("""{ "oidc": { "clientId": "a b", "clientSecret": " ", "redirectUri": "/callback" }, "mockOkta": { "leniencies": ["be-nice"], "https": "maybe" } }""");
        config.Mistakes.Select(mistake => mistake.Split(' ')[0]).Should().BeEquivalentTo("oidc.clientId", "oidc.clientSecret", "oidc.redirectUri", "mockOkta.leniencies[0]", "Https");
    }

    [Fact]
    public void a_definition_beside_the_configuration_is_found_and_another_may_be_named()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "mock-okta.json"), "{}");
        Read(Bare).Settings.DefinitionFile.Should().Be(Path.Combine(_directory.FullName, "mock-okta.json"));
        var named = Read(Bare.Replace("\"port\": 7778", "\"definition\": \"other.json\"", StringComparison.Ordinal));
        named.Mistakes.Should().ContainSingle().Which.Should().StartWith("other.json: ").And.Contain("mockOkta.definition");
        File.WriteAllText(Path.Combine(_directory.FullName, "other.json"), "{ \"goups\": [] }");
        Read(Bare.Replace("\"port\": 7778", "\"definition\": \"other.json\"", StringComparison.Ordinal)).Mistakes.Should().ContainSingle().Which.Should().StartWith("other.json: goups is not known here");
    }

    [Fact]
    public void without_any_configuration_the_application_of_the_samples_is_there()
    {
        var config = SamplesConfig.Read(_directory.FullName, namedFile: null);
        config.Mistakes.Should().BeEmpty();
        config.Settings.Org.Clients.Single().ClientId.Should().Be("0oaRazorOktaSample01");
        config.Settings.DefinitionFile.Should().BeNull();
    }

    [Fact]
    public void the_command_line_wins()
    {
        Write(Bare);
        var overrides = new Dictionary<string, string?> { ["mockOkta:port"] = "7779", ["mockOkta:https"] = "true", ["mockOkta:alsoKnownAs:0"] = "mock-okta", ["mockOkta:listen"] = "0.0.0.0" };
        var settings = SamplesConfig.Read(_directory.FullName, namedFile: null, overrides).Settings;
        (settings.Port, settings.Https, settings.Listen).Should().Be((7779, RazorOkta.MockOkta.HttpsCertificate.Development, "0.0.0.0"));
        settings.AlsoKnownAs.Should().Equal("mock-okta");
    }

    private SamplesConfig Read(string text)
    {
        Write(text);
        return SamplesConfig.Read(_directory.FullName, namedFile: null);
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(_directory.FullName, SamplesConfigFile.Name), text);
}
