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

    private SamplesConfig Read(string text)
    {
        Write(text);
        return SamplesConfig.Read(_directory.FullName, namedFile: null);
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(_directory.FullName, SamplesConfigFile.Name), text);
}
