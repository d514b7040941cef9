using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RazorOkta.Frontends.Candidates;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>
/// What one check works with: a front-end, a server with an org, a browser that knows nothing yet. Whatever is not the subject of a check goes round the
/// front-end: who is to be signed in is, by the server alone; so one defect does not spoil the other checks.
/// </summary>
internal sealed partial class Trial(World? world, Candidate candidate)
{
    private readonly List<string> _seen = [];
    private readonly Traffic? _traffic = world is null ? null : new Traffic(world.Browser);

    /// <summary>A check that looks at the package alone has none.</summary>
    public World World => world ?? throw new InvalidOperationException("This check is of the package, and has no world.");

    public Candidate Candidate => candidate;

    public IPage Page => World.Browser;

    /// <summary>What was seen on the way, in its order.</summary>
    public IReadOnlyList<string> Seen => _seen;

    public ILocator Container => Page.Locator("#app-container");

    /// <summary>An element by its hook, <c>data-se</c>.</summary>
    public ILocator Hook(string name) => Page.Locator($"[data-se='{name}']");

    /// <summary>Where one types the user's name into the widget, in either engine.</summary>
    public ILocator WidgetUser => Page.Locator("#sign-in-container input[name=identifier], #sign-in-container input[name=username]");

    public void Saw(string what) => _seen.Add(what);

    public string AddressOf(string page) => World.Origin + PathOf(page);

    public static string PathOf(string page) => page == "overview" ? "/" : $"/authorization-code/{page}";

    /// <summary>Whether an address is that of a page. What stands behind <c>#</c> is the front-end's own.</summary>
    public bool IsAt(string url, string page) => url.Split('#')[0] == AddressOf(page);

    /// <summary>Opens a page, and waits until it is drawn.</summary>
    /// <returns>The page as the server has sent it.</returns>
    public async Task<string> OpenAsync(string page)
    {
        var answer = await Page.GotoAsync(AddressOf(page));
        var sent = await answer!.TextAsync();
        await DrawnAsync(Page);
        return sent;
    }

    /// <summary>Opens a page as somebody who may see it.</summary>
    public Task ReachAsync(string page) => page == "profile" ? SignInAsync() : OpenAsync(page);

    /// <summary>
    /// Waits until a page says that it is drawn. One that never says so breaks a rule of its own, and is believed to be drawn after a while, so that the
    /// others can be judged.
    /// </summary>
    public static async Task DrawnAsync(IPage page)
    {
        if (!await Expect.ComesToHoldAsync(page, "() => document.getElementById('app-container')?.dataset.rendered", TimeSpan.FromSeconds(8)))
        {
            await page.WaitForLoadStateAsync(LoadState.Load);
        }
    }

    /// <summary>
    /// Waits until the page has drawn what it has been told: whatever it has asked for is answered, and nothing new is asked for while it draws twice. For
    /// what must not be there; what must is waited for by itself.
    /// </summary>
    public Task SettledAsync() => _traffic!.SettledAsync();

    /// <summary>Lets the page's clock run, and every question that the page asks meanwhile be answered before it goes on.</summary>
    public async Task PassAsync(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            await Page.Clock.RunForAsync(1_000);
            await _traffic!.AnsweredAsync();
        }
    }

    /// <summary>Signs in by the server alone: no part of the front-end is used.</summary>
    public async Task SignInAsync(string user = Known.George)
    {
        await World.SignInAsync(user);
        await DrawnAsync(Page);
    }

    /// <summary>A browser without a window never hides a page, so it is told what it would be told.</summary>
    public static Task ComeBackToAsync(IPage page) => page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

    /// <summary>Another tab of the same browser.</summary>
    public async Task<IPage> OpenTabAsync(string address)
    {
        var tab = await Page.Context.NewPageAsync();
        await tab.GotoAsync(address);
        return tab;
    }

    /// <summary>Ends the session in another tab, by the server alone.</summary>
    public async Task SignOutElsewhereAsync()
    {
        var tab = await OpenTabAsync(AddressOf("logout"));
        await tab.CloseAsync();
    }

    public async Task SubmitWidgetAsync(string user, string password)
    {
        var widget = Page.Locator("#sign-in-container");
        await WidgetUser.FillAsync(user);
        await Typing.SubmitAsync(widget.Locator("input[name='credentials.passcode'], input[name=password]"), password, widget.Locator("[data-type=save]"));
    }

    /// <summary>The options in a page as the server has sent it.</summary>
    public static JsonObject OptionsIn(string page) => JsonNode.Parse(Options().Match(page).Groups["json"].Value)!.AsObject();

    /// <summary>From now on the server says something else of who is signed in, on the page and when it is asked.</summary>
    public Task SayOfUserAsync(Action<JsonObject> change) => SayOfSessionAsync(session =>
    {
        if (session["user"] is JsonObject user)
        {
            change(user);
        }
    });

    /// <summary>From now on the server says something else of the session, on the page and when it is asked.</summary>
    public Task SayOfSessionAsync(Action<JsonObject> change) => SayAsync(options => change(options["session"]!.AsObject()), change);

    /// <summary>From now on the server's pages say something else.</summary>
    public Task SayInOptionsAsync(Action<JsonObject> change) => SayAsync(change, _ => { });

    private async Task SayAsync(Action<JsonObject> inOptions, Action<JsonObject> inAnswer)
    {
        await Page.RouteAsync($"{World.Origin}/**", async route =>
        {
            if (!route.Request.IsNavigationRequest && !route.Request.Url.EndsWith("/session", StringComparison.Ordinal))
            {
                await route.ContinueAsync();
                return;
            }

            var answer = await route.FetchAsync(new RouteFetchOptions { MaxRedirects = 0 });
            var text = answer.Status is >= 300 and < 400 ? "" : await answer.TextAsync();
            if (Options().Match(text) is { Success: true } found)
            {
                var options = JsonNode.Parse(found.Groups["json"].Value)!.AsObject();
                inOptions(options);
                text = text.Replace(found.Groups["json"].Value, JsonSerializer.Serialize(options), StringComparison.Ordinal);
            }
            else if (text.StartsWith('{'))
            {
                var session = JsonNode.Parse(text)!.AsObject();
                inAnswer(session);
                text = session.ToJsonString();
            }

            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = text });
        });
    }

    [GeneratedRegex("<script[^>]*id=\"frontend-options\"[^>]*>(?<json>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Options();
}
