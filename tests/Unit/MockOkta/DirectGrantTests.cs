using System.Net;
using System.Text.Json;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Oidc;
using RazorOkta.MockOkta.Sessions;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The grants without a redirect: client_credentials, password and interaction_code.</summary>
public sealed class DirectGrantTests : OrgUnderTest
{
    private static readonly string[] All = [GrantType.AuthorizationCode, GrantType.ClientCredentials, GrantType.Password, GrantType.InteractionCode, GrantType.RefreshToken];

    protected override OrgDefinition Definition => base.Definition with
    {
        Users =
        [
            .. SeededUsers.All,
            new OktaUser { Login = "careful@acme.com", Password = Password, Factors = [new Factor { Type = FactorType.Question, Question = "disliked_food", Answer = "mud" }] },
        ],
        Clients = [base.Definition.Clients[0] with { GrantTypes = All }, base.Definition.Clients[1] with { GrantTypes = [.. All.Except([GrantType.ClientCredentials])] }],
        AuthorizationServers = [new() { Id = "default", Scopes = ["orders.read", "orders.write"] }],
    };

    [Fact]
    public async Task a_client_gets_a_token_for_itself_and_nothing_about_a_person()
    {
        using var answer = await AskAsync(("grant_type", "client_credentials"), ("scope", "orders.read"));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var body = await JsonAsync(answer);
        body.EnumerateObject().Select(member => member.Name).Should().BeEquivalentTo("token_type", "expires_in", "access_token", "scope");
        var claims = ClaimsOf(body.GetProperty("access_token"));
        claims.EnumerateObject().Select(claim => claim.Name).Should().Equal("ver", "jti", "iss", "aud", "iat", "exp", "cid", "scp", "sub");
        claims.GetProperty("sub").GetString().Should().Be(WebClient);
        using var userInfo = await UserInfoAsync(body.GetProperty("access_token").GetString()!);
        userInfo.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        userInfo.Headers.WwwAuthenticate.ToString().Should().Contain("insufficient_scope");
        using var introspected = await PostAsWebClientAsync($"{DefaultServer}/v1/introspect", [new("token", body.GetProperty("access_token").GetString())]);
        (await JsonAsync(introspected)).GetProperty("sub").GetString().Should().Be(WebClient);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("openid")]
    [InlineData("orders.read openid")]
    [InlineData("orders.read offline_access")]
    [InlineData("orders.delete")]
    public async Task client_credentials_are_for_the_server_s_own_scopes_only(string? scope)
    {
        using var answer = await AskAsync(("grant_type", "client_credentials"), ("scope", scope));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_scope");
    }

    [Fact]
    public async Task the_org_server_has_no_scope_for_clients()
    {
        using var answer = await PostAsWebClientAsync($"{Url}/oauth2/v1/token", [new("grant_type", "client_credentials"), new("scope", "orders.read")]);
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_scope");
    }

    [Fact]
    public async Task a_public_client_cannot_act_for_itself()
    {
        using var answer = await Browser.PostAsync($"{DefaultServer}/v1/token", Form([new("grant_type", "client_credentials"), new("scope", "orders.read"), new("client_id", PublicClient)]));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "unauthorized_client");
    }

    [Fact]
    public async Task a_password_brings_tokens()
    {
        using var answer = await AskAsync(("grant_type", "password"), ("username", "john"), ("password", Password), ("scope", "openid offline_access orders.read"));
        var body = await JsonAsync(answer);
        ClaimsOf(body.GetProperty("id_token")).GetProperty("amr").ToString().Should().Be("[\"pwd\"]");
        body.TryGetProperty("refresh_token", out _).Should().BeTrue();
        ClaimsOf(body.GetProperty("access_token")).GetProperty("sub").GetString().Should().Be("john@acme.com");
    }

    [Theory]
    [InlineData("john", "wrong", "invalid_grant", "The credentials provided were invalid.")]
    [InlineData("nobody", Password, "invalid_grant", "The credentials provided were invalid.")]
    [InlineData("john", null, "invalid_request", null)]
    [InlineData(null, Password, "invalid_request", null)]
    [InlineData("careful", Password, "invalid_grant", "Resource owner password credentials authentication denied by sign on policy.")]
    public async Task a_password_that_is_not_enough_brings_none(string? username, string? password, string error, string? description)
    {
        using var answer = await AskAsync(("grant_type", "password"), ("username", username), ("password", password), ("scope", "openid"));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, error, description);
    }

    [Theory]
    [InlineData("interaction_code", RedirectUri)]
    [InlineData("interaction_code", null)]
    [InlineData("urn:ietf:params:oauth:grant-type:interaction_code", RedirectUri)]
    public async Task an_interaction_code_brings_tokens_under_both_names(string grantType, string? redirectUri)
    {
        using var answer = await RedeemInteractionCodeAsync(IssueInteractionCode(), ("grant_type", grantType), ("redirect_uri", redirectUri));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        ClaimsOf((await JsonAsync(answer)).GetProperty("id_token")).GetProperty("nonce").GetString().Should().Be("_Nonce_");
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/", null)]
    [InlineData("code_verifier", "0123456789abcdef0123456789abcdef0123456789b", "PKCE verification failed.")]
    [InlineData("code_verifier", null, "PKCE verification failed.")]
    [InlineData("client_id", "_WebClient_", null)]
    [InlineData("interaction_code", "nonsense", "The interaction code is invalid or has expired.")]
    public async Task an_interaction_code_is_bound_like_any_code(string name, string? value, string? description)
    {
        var code = IssueInteractionCode();
        using var answer = name == "client_id"
            ? await AskAsync([.. InteractionRequest(code).Select(one => (one.Key, one.Value)), ("client_id", WebClient)])
            : await RedeemInteractionCodeAsync(code, (name, value));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_grant", description);
    }

    [Fact]
    public async Task an_interaction_code_works_once_and_for_a_minute_and_is_no_authorization_code()
    {
        var code = IssueInteractionCode();
        using var asCode = await Browser.PostAsync($"{DefaultServer}/v1/token", Form(TokenRequest(code, ("client_id", PublicClient), ("code_verifier", Verifier))));
        await ShouldBeOAuthErrorAsync(asCode, HttpStatusCode.BadRequest, "invalid_grant");
        (await RedeemInteractionCodeAsync(code)).StatusCode.Should().Be(HttpStatusCode.OK);
        await ShouldBeOAuthErrorAsync(await RedeemInteractionCodeAsync(code), HttpStatusCode.BadRequest, "invalid_grant", "The interaction code is invalid or has expired.");
        var late = IssueInteractionCode();
        Clock.Advance(TimeSpan.FromSeconds(60));
        await ShouldBeOAuthErrorAsync(await RedeemInteractionCodeAsync(late), HttpStatusCode.BadRequest, "invalid_grant");
    }

    private string IssueInteractionCode()
    {
        var org = Server.Org;
        var grant = new AuthorizationGrant
        {
            Server = org.CustomServers[0],
            Client = org.FindApp(PublicClient)!,
            Scopes = ["openid", "profile"],
            SignedIn = new SignedInUser(org.Users.FindByName("john")!, Clock.GetUtcNow(), SignedInUser.PasswordAlone),
            Nonce = "_Nonce_",
        };
        return org.InteractionCodes.Issue(grant, RedirectUri, Challenge);
    }

    private static Dictionary<string, string?> InteractionRequest(string code) => new()
    {
        ["grant_type"] = "interaction_code",
        ["interaction_code"] = code,
        ["redirect_uri"] = RedirectUri,
        ["code_verifier"] = Verifier,
    };

    private Task<HttpResponseMessage> RedeemInteractionCodeAsync(string code, params (string Name, string? Value)[] changes)
    {
        var form = InteractionRequest(code);
        form["client_id"] = PublicClient;
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        return Browser.PostAsync($"{DefaultServer}/v1/token", Form(form.Where(parameter => parameter.Value is not null)));
    }

    private Task<HttpResponseMessage> AskAsync(params (string Name, string? Value)[] form) => PostAsWebClientAsync(
        $"{DefaultServer}/v1/token", form.Where(parameter => parameter.Value is not null).Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
}
