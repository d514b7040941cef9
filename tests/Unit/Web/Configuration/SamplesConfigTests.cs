using Microsoft.Extensions.Configuration;
using RazorOkta.Harness;
using RazorOkta.Web.Configuration;

namespace RazorOkta.Tests.Unit.Web.Configuration;

/// <summary>What the configuration may say, and what it is told when it is wrong.</summary>
public sealed class SamplesConfigTests
{
    private const string Good = """
        "oidc": {
          "oktaUrl": "https://dev-123456.okta.com",
          "issuer": "https://dev-123456.okta.com/oauth2/default",
          "clientId": "0oa1",
          "clientSecret": "_ClientSecret_",
          "redirectUri": "http://localhost:3000/authorization-code/callback"
        }
        """;

    [Theory]
    [InlineData($$"""{ "oktaSample": { {{Good}} } }"""), InlineData($$"""{ {{Good}} }""")]
    public void both_shapes_of_the_family_are_read(string json)
    {
        var config = Check(json);

        config.Oidc.Issuer.Should().Be("https://dev-123456.okta.com/oauth2/default");
        config.Oidc.ClientSecret.Should().Be("_ClientSecret_");
        config.Oidc.WireProfile.Name.Should().Be("standard");
        config.Oidc.PostLogoutRedirectUri.Should().Be("http://localhost:3000/");
        config.Server.Port.Should().Be(3000);
        config.IsMockOrg.Should().BeFalse();
    }

    [Fact]
    public void the_mock_is_told_by_its_port_on_this_machine()
    {
        IsMockAt("7777").Should().BeTrue();
        IsMockAt("7778").Should().BeFalse();

        static bool IsMockAt(string port) => Check(
            $$"""{ {{Good}} }""", ("oidc:issuer", $"http://127.0.0.1:{port}/oauth2/default"), ("oidc:oktaUrl", $"http://127.0.0.1:{port}")).IsMockOrg;
    }

    [Theory]
    [InlineData("https://127.0.0.1:7777", true), InlineData("https://localhost:7777", true)]
    [InlineData("http://127.0.0.1:7777", false), InlineData("https://127.0.0.1:7778", false), InlineData("https://127.0.0.1.okta.example:7777", false)]
    public void certificates_from_a_file_are_trusted_for_the_mock_over_https_alone(string org, bool trusted)
    {
        var check = () => Check($$"""{ {{Good}} }""", ("oidc:issuer", $"{org}/oauth2/default"), ("oidc:oktaUrl", org), ("mockOkta:authorityFile", "state/ca.pem"));

        if (trusted)
        {
            Path.IsPathFullyQualified(check().Oidc.AuthorityFile!).Should().BeTrue();
        }
        else
        {
            check.Should().Throw<ConfigurationException>().Which.Mistakes.Should().Contain(one => one.Key == "oktaSample.mockOkta.authorityFile");
        }
    }

    [Fact]
    public void without_such_a_file_the_system_vouches() => Check($$"""{ {{Good}} }""").Oidc.AuthorityFile.Should().BeNull();

    [Theory]
    [InlineData("true"), InlineData("ownAuthority")]
    public void a_mock_that_speaks_https_is_not_asked_over_http(string https)
    {
        var check = () => Check(
            $$"""{ {{Good}} }""", ("oidc:issuer", "http://127.0.0.1:7777/oauth2/default"), ("oidc:oktaUrl", "http://127.0.0.1:7777"), ("mockOkta:https", https));

        check.Should().Throw<ConfigurationException>().Which.Mistakes.Select(mistake => mistake.Cure)
            .Should().Equal("Write https://127.0.0.1:7777", "Write https://127.0.0.1:7777/oauth2/default");
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "oidc:clientId", "", "missing" },
        { "oidc:clientSecret", "", "missing" },
        { "oidc:issuer", "", "missing" },
        { "oidc:clientId", "{{yourClientId}}", "placeholder" },
        { "oidc:clientSecret", "{clientSecret}", "placeholder" },
        { "oidc:issuer", "https://{yourOktaDomain}.com/oauth2/default", "placeholder" },
        { "oidc:oktaUrl", "https://dev-1-admin.okta.com", "admin console" },
        { "oidc:oktaUrl", "https://dev-1.okta.com.com", ".com.com" },
        { "oidc:oktaUrl", "http://dev-1.okta.com", "http is refused" },
        { "oidc:issuer", "http://dev-1.okta.com/oauth2/default", "http is refused" },
        { "oidc:redirectUri", "http://app.example/authorization-code/callback", "http is refused" },
        { "oidc:issuer", "https://dev-1.okta.com/oauth2/default/", "slash" },
        { "oidc:oktaUrl", "https://dev-1.okta.com/", "slash" },
        { "oidc:issuer", "https://dev-1.okta.com/", "slash" },
        { "oidc:issuer", "http://127.0.0.1:7777/", "slash" },
        { "oidc:scopes", "profile email", "openid" },
        { "oidc:scopes", "openid \"profile\"", "is no scope" },
        { "oidc:oktaUrl", "dev-1.okta.com", "not an absolute" },
        { "oidc:issuer", "https://user@dev-1.okta.com/oauth2/default", "not an absolute" },
        { "oidc:issuer", "https://dev-1.okta.com/oauth2/default?a=b", "not an absolute" },
        { "oidc:issuer", "http://127.0.0.1:7777/oauth2/default", "oidc.oktaUrl is at" },
        { "oidc:redirectUri", "http://localhost:3000/callback", "not our callback" },
        { "oidc:redirectUri", "http://localhost:3000/authorization-code/callback/", "not our callback" },
        { "oidc:redirectUri", "http://localhost:3001/authorization-code/callback", "The port is 3001" },
        { "mockOkta:authorityFile", "ca.pem", "for the mock alone" },
        { "server:port", "http", "not a port" },
        { "server:port", "70000", "not a port" },
        { "server:wireProfile", "lenient", "no such wire profile" },
        { "oidc:logoutTokenType", "never", "neither of its two values" },
    };

    [Theory]
    [InlineData("https://tenant.example/"), InlineData("http://127.0.0.1:7001/")]
    public void the_issuer_of_another_provider_may_be_a_host_and_a_slash(string issuer) =>
        Check($$"""{ {{Good}} }""", ("oidc:issuer", issuer), ("oidc:oktaUrl", issuer.TrimEnd('/'))).Oidc.Issuer.Should().Be(issuer);

    [Fact]
    public void without_pkce_the_engine_is_the_classic_one()
    {
        Check($$"""{ {{Good}} }""").Oidc.HasClassicEngine.Should().BeFalse();
        Check($$"""{ {{Good}} }""", ("oidc:engine", "classic")).Oidc.HasClassicEngine.Should().BeTrue();
        Check($$"""{ {{Good}} }""", ("server:wireProfile", "okta-samples")).Oidc.HasClassicEngine.Should().BeTrue();

        var check = () => Check($$"""{ {{Good}} }""", ("oidc:engine", "identity"), ("server:wireProfile", "okta-samples"));
        check.Should().Throw<ConfigurationException>().Which.Mistakes.Should().ContainSingle().Which.Cure.Should().Be("Write classic, or let server.wireProfile be standard.");
    }

    [Fact]
    public void scopes_are_a_list_or_a_line_and_have_a_default()
    {
        Check($$"""{ {{Good}} }""").Oidc.Scopes.Should().Equal("openid", "profile", "email");
        Check($$"""{ {{Good}} }""", ("oidc:scopes", "openid offline_access")).Oidc.Scopes.Should().Equal("openid", "offline_access");
        Check($$"""{ {{Good}} }""", ("oidc:scopes:0", "openid"), ("oidc:scopes:1", "groups")).Oidc.Scopes.Should().Equal("openid", "groups");
    }

    [Theory, MemberData(nameof(Mistakes))]
    public void a_mistake_is_named_with_its_value_and_its_cure(string key, string value, string expected)
    {
        var check = () => Check($$"""{ {{Good}} }""", (key, value));

        var mistake = check.Should().Throw<ConfigurationException>().Which.Mistakes
            .Should().Contain(one => one.Key == "oktaSample." + key.Replace(':', '.')
                && one.Wrong.Contains(expected, StringComparison.Ordinal)).Which;
        mistake.Cure.Should().NotBeEmpty();
    }

    [Fact]
    public void several_slips_in_one_address_have_one_cure()
    {
        var check = () => Check($$"""{ {{Good}} }""", ("oidc:oktaUrl", "http://dev-1-admin.okta.com.com/"));

        check.Should().Throw<ConfigurationException>().Which.Mistakes.Should().HaveCountGreaterThan(2)
            .And.OnlyContain(mistake => mistake.Cure.TrimEnd('.') == "Write https://dev-1.okta.com");
    }

    [Theory]
    [InlineData("oidc:redirectUri", "localhost:3000/x", "http://localhost:3000/authorization-code/callback")]
    [InlineData("oidc:oktaUrl", "nonsense", "https://dev-123456.okta.com")]
    public void the_example_in_a_cure_is_one_of_the_same_setting(string key, string value, string example)
    {
        var check = () => Check($$"""{ {{Good}} }""", (key, value));

        check.Should().Throw<ConfigurationException>().Which.Mistakes.Should().Contain(mistake => mistake.Cure.EndsWith(example, StringComparison.Ordinal));
    }

    [Fact]
    public void with_the_mock_nobody_is_sent_to_the_admin_console()
    {
        var check = () => Check(
            $$"""{ {{Good}} }""",
            ("oidc:oktaUrl", "http://127.0.0.1:7777"), ("oidc:issuer", "http://127.0.0.1:7777/oauth2/default"), ("oidc:clientId", ""));

        check.Should().Throw<ConfigurationException>().Which.Mistakes.Should().ContainSingle().Which.Cure.Should().Contain("the mock");
    }

    [Fact]
    public void all_mistakes_come_at_once_and_never_with_the_secret()
    {
        var check = () => Check(
            $$"""{ {{Good}} }""",
            ("oidc:clientId", ""), ("oidc:issuer", "http://dev-1-admin.okta.com/"), ("server:port", "x"), ("oidc:clientSecret", "_RealSecret_"));

        var e = check.Should().Throw<ConfigurationException>().Which;
        e.Mistakes.Should().HaveCount(5);
        e.Message.Should().StartWith("The configuration has 5 mistakes:").And.Contain("http://dev-1-admin.okta.com/");
        e.Message.Should().NotContain("_RealSecret_");
    }

    [Fact]
    public void a_placeholder_in_the_secret_is_reported_without_showing_the_secret()
    {
        var check = () => Check($$"""{ {{Good}} }""", ("oidc:clientSecret", "half<real>secret"));

        check.Should().Throw<ConfigurationException>().Which.Message.Should().NotContain("half");
    }

    [Fact]
    public void what_is_no_json_is_named_with_its_place()
    {
        var check = () => Check("""{ "oidc": { """);

        check.Should().Throw<ConfigurationException>().Which.Message.Should().Contain("not valid JSON").And.Contain("LineNumber");
    }

    private static SamplesConfig Check(string json, params (string Key, string Value)[] overrides)
    {
        using var folder = new TemporaryFolder();
        var file = folder[SamplesConfigFile.Name];
        File.WriteAllText(file, json);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(SamplesConfigFile.ReadSettings(file))
            .AddInMemoryCollection(overrides.Select(item => KeyValuePair.Create($"oktaSample:{item.Key}", (string?)item.Value)))
            .Build();
        return SamplesConfigFile.Check(file, configuration);
    }
}
