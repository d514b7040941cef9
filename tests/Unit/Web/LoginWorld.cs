using System.Net;
using RazorOkta.Harness;

namespace RazorOkta.Tests.Unit.Web;

/// <summary>The web app and a stub provider, on real sockets.</summary>
internal sealed class LoginWorld : IAsyncDisposable
{
    public const string State = "_State_";
    public const string Code = "_Code_";
    public const string Callback = "/authorization-code/callback";
    public const string Profile = "/authorization-code/profile";
    public const string Logout = "/authorization-code/logout";

    private int _attempts;

    private LoginWorld(StubProvider provider, WebHost web) => (Provider, Web) = (provider, web);

    public StubProvider Provider { get; }

    public WebHost Web { get; }

    public static async Task<LoginWorld> StartAsync(Func<WebHostSettings, WebHostSettings>? change = null)
    {
        var provider = await StubProvider.StartAsync();
        var web = await WebHost.StartAsync(_ =>
        {
            var settings = new WebHostSettings { OktaUrl = provider.Url, Issuer = provider.Issuer };
            return change?.Invoke(settings) ?? settings;
        });
        return new LoginWorld(provider, web);
    }

    public Visitor NewVisitor() => new(Web.Origin);

    /// <summary>A browser comes back from the provider, with the cookies that AuthJS has left. Without a query or cookies of the test's own it is a new attempt.</summary>
    public Task<Answer> ComeBackAsync(Visitor? visitor = null, string? query = null, string? cookies = null)
    {
        var state = query is null && cookies is null ? $"{State}{Interlocked.Increment(ref _attempts)}" : State;
        return (visitor ?? NewVisitor()).GetAsync(
            $"{Callback}?{query ?? $"state={state}&code={Code}"}", cookies ?? $"okta-oauth-nonce=_Nonce_;okta-oauth-state={state}");
    }

    /// <summary>A browser that has signed in.</summary>
    public async Task<Visitor> SignInAsync(Visitor? visitor = null)
    {
        visitor ??= NewVisitor();
        (await ComeBackAsync(visitor)).OpensSession.Should().BeTrue();
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

/// <summary>What a visitor gets.</summary>
internal sealed record Answer(HttpStatusCode Status, string? Location, IReadOnlyList<string> SetCookies, HttpResponseMessage Response, string Body)
{
    public string? Reason => Body.Split("data-se=\"failure-reason\">") is [_, var rest] ? rest.Split('<')[0] : null;

    public bool OpensSession => SetCookies.Any(cookie => cookie.StartsWith("razorokta=", StringComparison.Ordinal) && !cookie.Contains("1970", StringComparison.Ordinal));
}

/// <summary>A browser without a face: keeps cookies, follows no redirect.</summary>
internal sealed class Visitor(string origin)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private readonly Dictionary<string, string> _jar = [];

    /// <summary>Whether the profile knows somebody.</summary>
    public async Task<bool> IsSignedInAsync() => (await GetAsync(LoginWorld.Profile)).Status == HttpStatusCode.OK;

    public string? Cookie(string name) => _jar.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> Cookies => _jar;

    /// <summary>What a copy of this browser's requests would carry.</summary>
    public string CookieHeader => string.Join(';', _jar.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>Another browser with the same cookies.</summary>
    public Visitor Copy()
    {
        var copy = new Visitor(origin);
        foreach (var (name, value) in _jar)
        {
            copy.Plant(name, value);
        }

        return copy;
    }

    public void Plant(string name, string value) => _jar[name] = value;

    public Task<Answer> GetAsync(string path, string? cookies = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, cookies, headers);

    public async Task<Answer> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? cookies = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, origin + path) { Content = content };
        var all = _jar.Select(cookie => $"{cookie.Key}={cookie.Value}").Append(cookies).OfType<string>();
        request.Headers.TryAddWithoutValidation("Cookie", string.Join(';', all));
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await Http.SendAsync(request);
        string[] set = response.Headers.TryGetValues("Set-Cookie", out var values) ? [.. values] : [];
        foreach (var cookie in set)
        {
            Keep(cookie);
        }

        return new Answer(
            response.StatusCode, response.Headers.Location?.ToString(), set, response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Posts a form.</summary>
    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await SendAsync(HttpMethod.Post, path, form);
    }

    private void Keep(string cookie)
    {
        var pair = cookie.Split(';')[0].Split('=', 2);
        _jar.Remove(pair[0]);
        if (!cookie.Contains("01 Jan 1970", StringComparison.Ordinal))
        {
            _jar[pair[0]] = pair[1];
        }
    }
}
