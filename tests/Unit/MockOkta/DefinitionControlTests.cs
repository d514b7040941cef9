using System.Net;
using System.Text.Json;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>What the org is made of, changed over HTTP while it runs.</summary>
public sealed class DefinitionControlTests : OrgUnderTest
{
    protected override OrgDefinition Definition => base.Definition with { Groups = ["Staff"] };

    [Fact]
    public async Task a_user_is_made_signs_in_is_changed_and_goes()
    {
        var eve = await ShouldBeAsync(HttpStatusCode.Created, HttpMethod.Post, "/_mock/users", """{"login":"eve@acme.com","password":"_Password_1","groups":["Staff"]}""");
        (await AuthnAsync("eve", "_Password_1")).StatusCode.Should().Be(HttpStatusCode.OK);

        var patched = await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Patch, "/_mock/users/EVE@acme.com", """{"login":"eva@acme.com","profile":{"department":"R&D"},"groups":null}""");
        patched.GetProperty("id").GetString().Should().Be(eve.GetProperty("id").GetString());
        patched.GetProperty("groups").GetArrayLength().Should().Be(0);
        (await AuthnAsync("eva", "_Password_1")).StatusCode.Should().Be(HttpStatusCode.OK);

        var put = await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Put, $"/_mock/users/{eve.GetProperty("id").GetString()}", """{"login":"eva@acme.com","password":"_Password_2"}""");
        put.GetProperty("id").GetString().Should().Be(eve.GetProperty("id").GetString());
        put.GetProperty("profile").EnumerateObject().Should().BeEmpty();
        (await AuthnAsync("eva", "_Password_1")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await AuthnAsync("eva", "_Password_2")).StatusCode.Should().Be(HttpStatusCode.OK);

        await ShouldBeAsync(HttpStatusCode.NoContent, HttpMethod.Delete, "/_mock/users/eva@acme.com");
        await ShouldBeAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/_mock/users/eva@acme.com");
        (await AuthnAsync("eva", "_Password_2")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_user_who_goes_takes_sessions_codes_and_tokens_along_and_does_not_get_them_back()
    {
        await SignInAsync();
        var accessToken = (await TokensAsync()).GetProperty("access_token").GetString()!;
        var code = await CodeAsync();
        var sessionToken = await SessionTokenAsync();
        var john = await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Get, "/_mock/users/john@acme.com");
        await ShouldBeAsync(HttpStatusCode.NoContent, HttpMethod.Delete, "/_mock/users/john@acme.com");
        await ShouldBeAsync(HttpStatusCode.Created, HttpMethod.Post, "/_mock/users", john.ToString());

        (await Browser.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await UserInfoAsync(accessToken)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        await ShouldBeOAuthErrorAsync(await RedeemAsync(code), HttpStatusCode.BadRequest, "invalid_grant");
        using var authorized = await AuthorizeAsync(("sessionToken", sessionToken), ("prompt", "none"));
        QueryOf(authorized)["error"].Should().Be("login_required");
    }

    [Fact]
    public async Task other_peoples_sessions_and_tokens_stay()
    {
        await SignInAsync();
        var accessToken = (await TokensAsync()).GetProperty("access_token").GetString()!;
        await ShouldBeAsync(HttpStatusCode.NoContent, HttpMethod.Delete, "/_mock/users/george@acme.com");
        (await Browser.GetAsync("/api/v1/sessions/me")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await UserInfoAsync(accessToken)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_client_who_goes_takes_its_tokens_along()
    {
        var accessToken = (await TokensAsync()).GetProperty("access_token").GetString()!;
        await ShouldBeAsync(HttpStatusCode.NoContent, HttpMethod.Delete, $"/_mock/clients/{WebClient}");
        (await UserInfoAsync(accessToken)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await AuthorizeAsync()).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task clients_and_servers_are_made_and_changed()
    {
        await ShouldBeAsync(HttpStatusCode.Created, HttpMethod.Post, "/_mock/clients", """{"clientId":"_New_","redirectUris":["http://localhost/new"],"assignedGroups":["Staff"]}""");
        var client = await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Patch, "/_mock/clients/_New_", """{"assignedGroups":null,"clientSecret":"_NewSecret_"}""");
        client.GetProperty("clientSecret").GetString().Should().Be("_NewSecret_");
        client.TryGetProperty("assignedGroups", out _).Should().BeFalse();

        await ShouldBeAsync(HttpStatusCode.Created, HttpMethod.Post, "/_mock/authorization-servers", """{"id":"other","audience":"api://other","accessTokenLifetime":"PT5M"}""");
        (await Browser.GetAsync("/oauth2/other/.well-known/openid-configuration")).StatusCode.Should().Be(HttpStatusCode.OK);
        await ShouldBeAsync(HttpStatusCode.NoContent, HttpMethod.Delete, "/_mock/authorization-servers/other");
        (await Browser.GetAsync("/oauth2/other/.well-known/openid-configuration")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task groups_have_members()
    {
        await ShouldBeAsync(HttpStatusCode.Created, HttpMethod.Post, "/_mock/groups", """{"name":"Presidents","members":["george@acme.com"]}""");
        await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Patch, "/_mock/groups/Presidents", """{"name":"Founders","members":["george@acme.com","john@acme.com"]}""");
        var john = await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Get, "/_mock/users/john@acme.com");
        john.GetProperty("groups").EnumerateArray().Select(group => group.GetString()).Should().Equal("Founders");
        (await PathsOfMistakesAsync(HttpMethod.Patch, "/_mock/groups/Founders", """{"members":["jon@acme.com"]}""")).Should().Equal("members[0]");

        await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Patch, $"/_mock/clients/{WebClient}", """{"assignedGroups":["Founders"]}""");
        (await PathsOfMistakesAsync(HttpMethod.Delete, "/_mock/groups/Founders")).Should().Equal("clients[0].assignedGroups[0]");
        await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Patch, $"/_mock/clients/{WebClient}", """{"assignedGroups":null}""");
        await ShouldBeAsync(HttpStatusCode.NoContent, HttpMethod.Delete, "/_mock/groups/Founders");
        (await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Get, "/_mock/users/john@acme.com")).GetProperty("groups").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task policies_are_read_put_and_patched()
    {
        await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Patch, "/_mock/policies", """{"password":{"minLength":12}}""");
        var policies = await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Get, "/_mock/policies");
        policies.GetProperty("password").GetProperty("minLength").GetInt32().Should().Be(12);
        policies = await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Put, "/_mock/policies", """{"signOn":{"identifierFirst":true}}""");
        policies.GetProperty("password").GetProperty("minLength").GetInt32().Should().Be(8);
        policies.GetProperty("signOn").GetProperty("identifierFirst").GetBoolean().Should().BeTrue();
        (await PathsOfMistakesAsync(HttpMethod.Patch, "/_mock/policies", """{"password":{"minLength":0}}""")).Should().Equal("password.minLength");
    }

    [Fact]
    public async Task the_whole_is_read_and_put_back()
    {
        var org = await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Get, "/_mock/org");
        (await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Put, "/_mock/org", org.ToString())).ToString().Should().Be(org.ToString());
        await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Put, "/_mock/org", """{"users":[{"login":"only@acme.com","password":"x"}]}""");
        (await AuthnAsync("john", Password)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var reset = await Browser.PostAsync("/_mock/reset", null);
        (await AuthnAsync("john", Password)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_definition_may_be_long()
    {
        var users = Enumerable.Range(0, 2_000).Select(number => new { login = $"user{number}@acme.com", password = Password, firstName = new string('x', 60) });
        var org = await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Put, "/_mock/org", JsonSerializer.Serialize(new { users }));
        org.GetProperty("users").GetArrayLength().Should().Be(2_000);
    }

    [Theory]
    [InlineData("POST", "users", """{"login":"john@acme.com","password":"x","groups":["Staf"]}""", "login|groups[0]")]
    [InlineData("POST", "users", """{"logn":"eve","password":"x"}""", "logn|login")]
    [InlineData("POST", "users", """{"login":"eve","login":"eva","password":"x"}""", "login")]
    [InlineData("POST", "users", "[]", "")]
    [InlineData("POST", "users", "", "")]
    [InlineData("POST", "users", """{"login":"\ud800","password":"x"}""", "")]
    [InlineData("PATCH", "users/john@acme.com", """{"password":null}""", "password")]
    [InlineData("PATCH", "users/john@acme.com", """{"status":"gone"}""", "status")]
    [InlineData("PATCH", "users/john@acme.com", """{"login":"george@acme.com"}""", "login")]
    [InlineData("POST", "clients", """{"clientId":"c","grantTypes":["client_credentials"]}""", "grantTypes")]
    [InlineData("PUT", "org", """{"users":[{"login":"a b","password":"x"}]}""", "users[0].login")]
    [InlineData("POST", "worlds", """{"definition":{"users":[{"login":"a b","password":"x"}]}}""", "definition.users[0].login")]
    [InlineData("POST", "worlds", """{"definition":7}""", "definition")]
    public async Task mistakes_are_told_with_their_paths_in_what_was_sent(string method, string path, string body, string paths) =>
        (await PathsOfMistakesAsync(new HttpMethod(method), $"/_mock/{path}", body)).Should().BeEquivalentTo(paths.Split('|'));

    [Fact]
    public async Task a_mistake_has_value_and_cure_and_changes_nothing()
    {
        using var answer = await SendAsync(HttpMethod.Patch, "/_mock/users/john@acme.com", """{"groups":["Staf"],"password":"_Changed_"}""");
        (await JsonAsync(answer)).ToString().Should().Be(
            """{"error":"groups[0] must be a group of this org. Current value: 'Staf'. Did you mean 'Staff'?","mistakes":[{"path":"groups[0]","what":"must be a group of this org","value":"'Staf'","cure":"Did you mean 'Staff'?"}]}""");
        (await AuthnAsync("john", Password)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_world_is_as_the_root_except_for_what_it_says_itself()
    {
        var world = await ShouldBeAsync(HttpStatusCode.Created, HttpMethod.Post, "/_mock/worlds", """{"id":"w1","definition":{"users":[{"login":"eve@acme.com","password":"x","groups":["Staff"]}]}}""");
        world.GetProperty("users").ToString().Should().Be("""["eve@acme.com"]""");
        world.GetProperty("clients").GetArrayLength().Should().Be(2);
        (await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Get, "/w/w1/_mock/users")).GetProperty("users").GetArrayLength().Should().Be(1);
        (await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Get, "/_mock/users")).GetProperty("users").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task a_mistake_in_what_a_world_has_from_the_root_says_whence_and_how_to_cure_it()
    {
        Server.Org.Change(now => now with
        {
            AuthorizationServers = [now.AuthorizationServers[0] with { Policies = [new AccessPolicy { Clients = [WebClient] }] }],
        });
        const string Clients = "\"clients\":[{\"clientId\":\"_Only_\",\"redirectUris\":[\"http://localhost:3000/callback\"]}]";
        var refused = await ShouldBeAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/_mock/worlds", $$$"""{"definition":{ {{{Clients}}} }}""");
        var mistake = refused.GetProperty("mistakes").EnumerateArray().Should().ContainSingle().Subject;
        mistake.GetProperty("path").GetString().Should().Be("definition.authorizationServers[0].policies[0].clients[0]");
        mistake.GetProperty("cure").GetString().Should().EndWith(
            "The definition does not say authorizationServers, which are therefore the root org's: say them too, or give what they name.");
        await ShouldBeAsync(HttpStatusCode.Created, HttpMethod.Post, "/_mock/worlds", $$$"""{"definition":{ {{{Clients}}},"authorizationServers":[{"id":"default"}] }}""");
    }

    [Fact]
    public async Task a_mistake_in_what_a_world_says_itself_is_no_inheritance()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/_mock/worlds", """{"definition":{"users":[{"login":"eve","password":"x","groups":["Staf"]}]}}""");
        (await JsonAsync(answer)).GetProperty("error").GetString().Should().Be(
            "definition.users[0].groups[0] must be a group of this org. Current value: 'Staf'. Did you mean 'Staff'?");
    }

    [Fact]
    public async Task changes_at_the_same_time_all_count()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => SendAsync(HttpMethod.Post, "/_mock/users", $$"""{"login":"u{{number % 20}}","password":"x"}""")));
        made.Count(answer => answer.StatusCode == HttpStatusCode.Created).Should().Be(20);
        (await ShouldBeAsync(HttpStatusCode.OK, HttpMethod.Get, "/_mock/users")).GetProperty("users").GetArrayLength().Should().Be(22);
    }

    private async Task<string?[]> PathsOfMistakesAsync(HttpMethod method, string path, string? body = null) =>
        [.. (await ShouldBeAsync(HttpStatusCode.BadRequest, method, path, body)).GetProperty("mistakes").EnumerateArray().Select(mistake => mistake.GetProperty("path").GetString())];

    private async Task<JsonElement> ShouldBeAsync(HttpStatusCode status, HttpMethod method, string path, string? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        answer.StatusCode.Should().Be(status, await answer.Content.ReadAsStringAsync());
        return status == HttpStatusCode.NoContent ? default : await JsonAsync(answer);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : Json(body) };
        return await Browser.SendAsync(request);
    }
}
