using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>Signs in as a client of the Identity Engine does: it looks only at the last answer, and sends its forms back.</summary>
public abstract class IdxUnderTest : OrgUnderTest
{
    protected const string PageClient = "_PageClient_";

    protected const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    protected override OrgDefinition Definition => new()
    {
        Users = [new OktaUser { Id = "00uJohn", Login = "john@acme.com", Password = Password, FirstName = "John", LastName = "Adams" }],
        Clients =
        [
            new OidcClient { ClientId = PageClient, Name = "Tom & Jerry's page", RedirectUris = [RedirectUri], GrantTypes = [GrantType.InteractionCode] },
            new OidcClient
            {
                ClientId = WebClient, ClientSecret = WebClientSecret, RedirectUris = [RedirectUri],
                GrantTypes = [GrantType.AuthorizationCode, GrantType.InteractionCode],
            },
            new OidcClient { ClientId = PublicClient, RedirectUris = [RedirectUri] },
        ],
    };

    protected static Dictionary<string, string?> InteractRequest(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = PageClient,
            ["scope"] = "openid profile email",
            ["redirect_uri"] = RedirectUri,
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
            ["state"] = "_State_",
            ["nonce"] = "_Nonce_",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return parameters.Where(parameter => parameter.Value is not null).ToDictionary();
    }

    protected Task<HttpResponseMessage> InteractAsync(params (string Name, string? Value)[] changes) =>
        Browser.PostAsync($"{DefaultServer}/v1/interact", Form(InteractRequest(changes)));

    protected async Task<string> HandleAsync(params (string Name, string? Value)[] changes)
    {
        using var answer = await InteractAsync(changes);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return (await JsonAsync(answer)).GetProperty("interaction_handle").GetString()!;
    }

    protected Task<IdxPage> IntrospectAsync(string handle, string kind = "interactionHandle") => PostAsync("/idp/idx/introspect", new JsonObject { [kind] = handle });

    /// <summary>The first page of a fresh sign-in.</summary>
    protected async Task<IdxPage> BeginAsync(params (string Name, string? Value)[] changes) => await IntrospectAsync(await HandleAsync(changes));

    /// <summary>The page after name and password, which were on one page.</summary>
    protected async Task<IdxPage> SignedInPageAsync(string username = "john", string password = Password) =>
        await SubmitAsync(await BeginAsync(), "identify", NameAndPassword(username, password));

    protected static JsonObject NameAndPassword(string username, string password = Password) =>
        new() { ["identifier"] = username, ["credentials"] = new JsonObject { ["passcode"] = password } };

    protected static JsonObject Passcode(string value, string name = "passcode") => new() { ["credentials"] = new JsonObject { [name] = value } };

    protected static JsonObject Choose(string authenticator, string? method = null)
    {
        var choice = new JsonObject { ["id"] = authenticator };
        if (method is not null)
        {
            choice["methodType"] = method;
        }

        return new JsonObject { ["authenticator"] = choice };
    }

    /// <summary>To where the form says, with the state handle that it carries.</summary>
    protected Task<IdxPage> SubmitAsync(IdxPage page, string form, JsonObject? fields = null) => SubmitAsync(page, page.Form(form), fields);

    protected Task<IdxPage> SubmitAsync(IdxPage page, JsonElement form, JsonObject? fields = null)
    {
        var body = (JsonObject?)fields?.DeepClone() ?? [];
        body["stateHandle"] = page.StateHandle;
        return PostAsync(form.GetProperty("href").GetString()!, body);
    }

    protected async Task<IdxPage> PostAsync(string address, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Browser.PostAsync(address, content);
        answer.Content.Headers.ContentType!.ToString().Should().Be("application/ion+json; okta-version=1.0.0");
        return new IdxPage(answer.StatusCode, await JsonAsync(answer));
    }

    protected async Task<string> CodeFromInboxAsync()
    {
        using var answer = await Browser.GetAsync("/_mock/inbox");
        return (await JsonAsync(answer)).GetProperty("messages")[0].GetProperty("code").GetString()!;
    }

    protected async Task<int> InboxCountAsync()
    {
        using var answer = await Browser.GetAsync("/_mock/inbox");
        return (await JsonAsync(answer)).GetProperty("messages").GetArrayLength();
    }

    protected async Task AnswerPushAsync(string given)
    {
        using var inbox = await Browser.GetAsync("/_mock/inbox");
        var push = (await JsonAsync(inbox)).GetProperty("messages")[0].GetProperty("push").GetString();
        using var answered = await Browser.PostAsync($"/_mock/push/{push}", Json($$"""{"answer":"{{given}}"}"""));
        answered.StatusCode.Should().Be(HttpStatusCode.NoContent);
    }

    protected Task<HttpResponseMessage> RedeemInteractionAsync(string code, params (string Name, string? Value)[] changes)
    {
        var form = new Dictionary<string, string?>
        {
            ["grant_type"] = "interaction_code", ["interaction_code"] = code, ["client_id"] = PageClient, ["redirect_uri"] = RedirectUri, ["code_verifier"] = Verifier,
        };
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        return Browser.PostAsync($"{DefaultServer}/v1/token", Form(form));
    }

    protected async Task<JsonElement> TokensForAsync(IdxPage page)
    {
        page.InteractionCode.Should().NotBeNull();
        using var answer = await RedeemInteractionAsync(page.InteractionCode!);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await JsonAsync(answer);
    }

    protected string TotpNow() => Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), Clock.GetUtcNow().ToUnixTimeSeconds() / Totp.TimeStep);
}

/// <summary>One answer of the Identity Engine.</summary>
public sealed class IdxPage
{
    public IdxPage(HttpStatusCode status, JsonElement body)
    {
        (Status, Body) = (status, body);
        body.GetProperty("version").GetString().Should().Be("1.0.0");
        foreach (var path in Paths(body))
        {
            Resolve(path).ValueKind.Should().Be(JsonValueKind.Object, "clients follow {0}", path);
        }
    }

    public HttpStatusCode Status { get; }

    public JsonElement Body { get; }

    public string StateHandle => Body.GetProperty("stateHandle").GetString()!;

    public IReadOnlyList<string> Forms => Body.TryGetProperty("remediation", out var forms)
        ? [.. forms.GetProperty("value").EnumerateArray().Select(form => form.GetProperty("name").GetString()!)]
        : [];

    public string? MessageKey => Messages(Body) is [var first, ..] ? first : null;

    public string? InteractionCode => Body.TryGetProperty("successWithInteractionCode", out var success)
        ? success.GetProperty("value").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "interaction_code").GetProperty("value").GetString()
        : null;

    public JsonElement Form(string name) => Body.GetProperty("remediation").GetProperty("value").EnumerateArray()
        .Single(form => form.GetProperty("name").GetString() == name);

    /// <summary>What the page is about.</summary>
    public JsonElement Authenticator => Body.TryGetProperty("currentAuthenticatorEnrollment", out var enrolled)
        ? enrolled.GetProperty("value")
        : Body.GetProperty("currentAuthenticator").GetProperty("value");

    /// <summary>The i18n keys said beside a field.</summary>
    public IReadOnlyList<string> Problems(string form, params string[] path)
    {
        var fields = Form(form).GetProperty("value");
        JsonElement field = default;
        foreach (var name in path)
        {
            field = fields.EnumerateArray().Single(candidate => candidate.GetProperty("name").GetString() == name);
            fields = field.TryGetProperty("form", out var inner) ? inner.GetProperty("value") : default;
        }

        return Messages(field);
    }

    private static IReadOnlyList<string> Messages(JsonElement at) => at.TryGetProperty("messages", out var messages)
        ? [.. messages.GetProperty("value").EnumerateArray().Select(message => message.GetProperty("i18n").GetProperty("key").GetString()!)]
        : [];

    private static IEnumerable<string> Paths(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "relatesTo" ? Texts(member.Value) : Paths(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Paths),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => item.GetString()!) : [value.GetString()!];

    /// <summary>Paths as <c>$.authenticators.value[0]</c>.</summary>
    private JsonElement Resolve(string path)
    {
        var at = Body;
        foreach (var part in path.TrimStart('$', '.').Split('.', '[').Select(part => part.TrimEnd(']')))
        {
            at = int.TryParse(part, out var index) ? at[index] : at.GetProperty(part);
        }

        return at;
    }
}
