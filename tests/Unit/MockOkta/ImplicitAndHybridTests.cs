using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Tokens from the authorize endpoint, for clients that have the grant type for it (OIDC Core 3.2, 3.3).</summary>
public sealed class ImplicitAndHybridTests : OrgUnderTest
{
    protected override OrgDefinition Definition => base.Definition with
    {
        Clients =
        [
            base.Definition.Clients[0] with { GrantTypes = [GrantType.AuthorizationCode, GrantType.Implicit, GrantType.RefreshToken] },
            new OidcClient { ClientId = PublicClient, RedirectUris = [RedirectUri], GrantTypes = [GrantType.Implicit] },
        ],
    };

    [Theory]
    [InlineData("id_token", "id_token state")]
    [InlineData("token", "access_token token_type expires_in scope state")]
    [InlineData("id_token token", "id_token access_token token_type expires_in scope state")]
    [InlineData("token id_token", "id_token access_token token_type expires_in scope state")]
    [InlineData("code id_token", "code id_token state")]
    [InlineData("code token", "code access_token token_type expires_in scope state")]
    [InlineData("code id_token token", "code id_token access_token token_type expires_in scope state")]
    public async Task each_response_type_brings_what_it_names_in_the_fragment(string responseType, string fields)
    {
        using var answer = await AuthorizeAsync(("response_type", responseType), ("sessionToken", await SessionTokenAsync()));
        answer.Headers.Location!.Query.Should().BeEmpty();
        FragmentOf(answer).Keys.Should().Equal(fields.Split(' '));
    }

    [Theory]
    [InlineData("id_token", true)]
    [InlineData("id_token token", false)]
    [InlineData("code id_token", false)]
    public async Task an_id_token_alone_has_the_whole_profile_and_one_beside_others_is_thin(string responseType, bool isFull)
    {
        var claims = await IdTokenClaimsAsync(responseType);
        claims.TryGetProperty("given_name", out _).Should().Be(isFull);
        claims.TryGetProperty("email_verified", out _).Should().Be(isFull);
        claims.GetProperty("name").GetString().Should().Be("John Adams");
    }

    [Fact]
    public async Task the_id_token_is_tied_to_what_came_with_it_and_to_its_request()
    {
        using var answer = await AuthorizeAsync(("response_type", "code id_token token"), ("sessionToken", await SessionTokenAsync()));
        var fields = FragmentOf(answer);
        var claims = Claims(fields["id_token"]);
        claims.GetProperty("nonce").GetString().Should().Be("_Nonce_");
        claims.GetProperty("at_hash").GetString().Should().Be(HalfHash(fields["access_token"]));
        claims.GetProperty("c_hash").GetString().Should().Be(HalfHash(fields["code"]));
        using var redeemed = await RedeemAsync(fields["code"]);
        redeemed.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_access_token_of_the_fragment_works()
    {
        using var answer = await AuthorizeAsync(("response_type", "token"), ("nonce", null), ("sessionToken", await SessionTokenAsync()));
        using var userInfo = await UserInfoAsync(FragmentOf(answer)["access_token"]);
        userInfo.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("id_token", "nonce", null, "invalid_request")]
    [InlineData("code id_token", "nonce", null, "invalid_request")]
    [InlineData("id_token", "response_mode", "query", "unsupported_response_mode")]
    [InlineData("code token", "response_mode", "query", "unsupported_response_mode")]
    [InlineData("id_token id_token", "nonce", "n", "unsupported_response_type")]
    [InlineData("none", "nonce", "n", "unsupported_response_type")]
    public async Task what_the_front_channel_does_not_allow_is_refused_and_never_in_the_query(string responseType, string name, string? value, string error)
    {
        using var answer = await AuthorizeAsync(("response_type", responseType), (name, value), ("sessionToken", await SessionTokenAsync()));
        var fields = answer.Headers.Location!.Fragment.Length > 0 ? FragmentOf(answer) : QueryOf(answer);
        fields["error"].Should().Be(error);
        fields.Keys.Should().NotContain("id_token").And.NotContain("access_token");
    }

    [Fact]
    public async Task an_implicit_client_gets_no_code_and_needs_no_pkce()
    {
        await SignInAsync();
        using var code = await AuthorizeAsync(("client_id", PublicClient));
        QueryOf(code)["error"].Should().Be("unsupported_response_type");
        using var tokens = await AuthorizeAsync(("client_id", PublicClient), ("response_type", "id_token token"));
        FragmentOf(tokens).Should().ContainKey("id_token");
    }

    [Fact]
    public async Task offline_access_without_a_code_is_not_heard()
    {
        using var answer = await AuthorizeAsync(("response_type", "id_token token"), ("scope", "openid offline_access"), ("sessionToken", await SessionTokenAsync()));
        FragmentOf(answer)["scope"].Should().Be("openid");
    }

    [Fact]
    public async Task a_hidden_frame_gets_its_tokens_by_message()
    {
        await SignInAsync();
        using var answer = await AuthorizeAsync(("response_type", "id_token token"), ("response_mode", "okta_post_message"), ("prompt", "none"));
        (await answer.Content.ReadAsStringAsync()).Should().Contain("postMessage({\"id_token\":");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().NotContain("frame-ancestors");
        using var other = NewBrowser();
        using var refused = await other.GetAsync(answer.RequestMessage!.RequestUri);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("\"error\":\"login_required\"");
    }

    private async Task<JsonElement> IdTokenClaimsAsync(string responseType)
    {
        using var answer = await AuthorizeAsync(("response_type", responseType), ("sessionToken", await SessionTokenAsync()));
        return Claims(FragmentOf(answer)["id_token"]);
    }

    private static Dictionary<string, string> FragmentOf(HttpResponseMessage answer) => Fields(answer.Headers.Location!.Fragment.TrimStart('#'));

    private static JsonElement Claims(string token) => ClaimsOf(JsonSerializer.SerializeToElement(token));

    private static string HalfHash(string value) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(value)).AsSpan(0, 16));
}
