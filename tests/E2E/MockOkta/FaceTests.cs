using System.Text.RegularExpressions;
using RazorOkta.Harness;
using static Microsoft.Playwright.Assertions;

namespace RazorOkta.Tests.E2E.MockOkta;

/// <summary>The page at the org's root, as people see it.</summary>
public sealed partial class FaceTests
{
    public static TheoryData<ColorScheme, int> Looks => new() { { ColorScheme.Light, 1280 }, { ColorScheme.Dark, 1280 }, { ColorScheme.Light, 390 }, { ColorScheme.Dark, 390 } };

    [Theory, MemberData(nameof(Looks))]
    public Task everybody_can_read_it_and_nothing_overflows(ColorScheme scheme, int width) => FaceWorld.RunAsync(
        async world =>
        {
            await Axe.BringAsync(world.Browser);
            await world.LogInAtTheAppAsync();
            await world.OpenAsync();
            await world.Browser.Locator("#token textarea").FillAsync(world.App.IdToken);
            await Expect(Step(world, "POST /oauth2/default/v1/token")).ToBeVisibleAsync();
            await Step(world, "POST /oauth2/default/v1/token").ClickAsync();
            await world.Browser.Locator("#fault-list summary").First.ClickAsync();
            await world.Browser.Locator("#applications summary").First.ClickAsync();
            await Expect(world.Browser.Locator("#token .good").First).ToBeVisibleAsync();

            (await Axe.RunAsync(world.Browser)).Violations.Should().BeEmpty();
            (await world.Browser.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0);
            (await world.Browser.EvaluateAsync<string[]>(TextBelow14Pixels)).Should().BeEmpty();
            world.Console.Where(line => !line.StartsWith("log", StringComparison.Ordinal)).Should().BeEmpty();
        },
        new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 } });

    [Fact]
    public Task one_click_signs_in() => FaceWorld.RunAsync(async world =>
    {
        await world.OpenAsync();

        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Sign in as george" }).ClickAsync();

        await Expect(world.Browser.GetByRole(AriaRole.Heading, new() { Name = "You are signed in" })).ToBeVisibleAsync();
        await Expect(world.Browser.Locator("main")).ToContainTextAsync("george@acme.com");
    });

    [Fact]
    public Task one_click_signs_in_where_scripts_are_off() => FaceWorld.RunAsync(
        async world =>
        {
            await world.Browser.GotoAsync($"{world.Url}/");
            await Expect(world.Browser.Locator("#logins")).ToBeHiddenAsync();

            await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Sign in as george" }).ClickAsync();

            await Expect(world.Browser.GetByRole(AriaRole.Heading, new() { Name = "You are signed in" })).ToBeVisibleAsync();
        },
        new BrowserNewContextOptions { JavaScriptEnabled = false });

    [Fact]
    public Task a_login_is_drawn_while_it_happens() => FaceWorld.RunAsync(async world =>
    {
        await world.OpenAsync();
        await world.LogInAtTheAppAsync();

        var steps = world.Browser.Locator("#logins .logins .login").First.Locator(".step .label");
        await Expect(steps).ToHaveTextAsync(
        [
            Sentence("Browser to Mock Okta: GET /oauth2/default/v1/authorize, 302"),
            Sentence("Browser to Mock Okta: GET /login/login.htm, 200"),
            Sentence("Browser to Mock Okta: POST /login/login.htm, 302"),
            Sentence("Browser to Mock Okta: GET /login/sessionCookieRedirect, 302"),
            Sentence("Browser to Mock Okta: GET /oauth2/v1/authorize/redirect, 302"),
            Sentence("Browser to Application: goes to /callback with code, state"),
            Sentence("Application to Mock Okta: POST /oauth2/default/v1/token, 200"),
            Sentence("Application to Mock Okta: GET /oauth2/default/v1/userinfo, 200"),
        ]);
        await Expect(world.Browser.Locator("#logins .login summary").First).ToContainTextAsync("Tom & Jerry's <b>app</b> tokens issued");
        await Expect(world.Browser.Locator("#logins .login summary").First).ToContainTextAsync("john@acme.com");
    });

    [Fact]
    public Task an_arrow_opens_what_was_sent_and_the_next_login_leaves_it_open_and_focused() => FaceWorld.RunAsync(async world =>
    {
        await world.OpenAsync();
        await world.LogInAtTheAppAsync();
        var token = Step(world, "POST /oauth2/default/v1/token");

        await token.FocusAsync();
        await world.Browser.Keyboard.PressAsync("Enter");
        var exchange = world.Browser.Locator(".exchange");
        await Expect(exchange).ToContainTextAsync("grant_type");
        await Expect(exchange).ToContainTextAsync("preferred_username");
        (await exchange.InnerTextAsync()).Should().NotContain(Known.ClientSecret);
        await world.LogInAtTheAppAsync(user: null);

        await Expect(world.Browser.Locator("#logins .logins .login")).ToHaveCountAsync(2);
        await Expect(exchange).ToBeVisibleAsync();
        await Expect(world.Browser.Locator("#logins .login:nth-child(2) summary:focus")).ToContainTextAsync("/oauth2/default/v1/token");
    });

    [Fact]
    public Task the_journal_can_be_cleared_and_taken_along() => FaceWorld.RunAsync(async world =>
    {
        await world.LogInAtTheAppAsync();
        await world.OpenAsync();
        await Expect(world.Browser.Locator("#logins .logins .login")).ToHaveCountAsync(1);
        var download = await world.Browser.RunAndWaitForDownloadAsync(() => world.Browser.GetByRole(AriaRole.Link, new() { Name = "Export as JSON" }).ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync())).Should().Contain("/oauth2/default/v1/userinfo");

        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Clear the journal" }).ClickAsync();

        await Expect(world.Browser.Locator("#logins .logins .login")).ToHaveCountAsync(0);
        await Expect(world.Browser.Locator("#logins")).ToContainTextAsync("Nobody has signed in yet");
    });

    [Fact]
    public Task the_inbox_shows_what_an_authenticator_app_shows() => FaceWorld.RunAsync(async world =>
    {
        await world.OpenAsync();
        var tab = await world.ChooseFactorAsync(FaceWorld.TotpUser);

        await tab.GetByRole(AriaRole.Textbox).FillAsync(await CodeFor(world, "tina@acme.com"));
        await tab.Locator("[data-type=save]").ClickAsync();

        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "You are signed in" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task the_inbox_shows_a_code_that_was_sent() => FaceWorld.RunAsync(async world =>
    {
        await world.OpenAsync();
        var tab = await world.ChooseFactorAsync(FaceWorld.SmsUser);

        await tab.GetByRole(AriaRole.Textbox).FillAsync(await CodeFor(world, "sam@acme.com"));
        await tab.Locator("[data-type=save]").ClickAsync();

        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "You are signed in" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task a_push_message_is_approved_by_a_click() => FaceWorld.RunAsync(async world =>
    {
        await world.OpenAsync();
        var tab = await world.ChooseFactorAsync(FaceWorld.PushUser, "Okta Verify Push");

        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Approve the sign-in of pat@acme.com" }).ClickAsync();

        await Expect(world.Browser.Locator("#inbox")).ToContainTextAsync("Answered: approve");
        await tab.GetByRole(AriaRole.Link, new() { Name = "I have answered" }).ClickAsync();
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "You are signed in" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task a_fault_is_armed_and_disarmed_by_a_click() => FaceWorld.RunAsync(async world =>
    {
        await world.OpenAsync();
        var armed = world.Browser.GetByRole(AriaRole.List, new() { Name = "Armed faults" }).GetByRole(AriaRole.Listitem);

        await world.Browser.GetByLabel("Find a fault").FillAsync("client-test-invalid-iss");
        await Expect(world.Browser.Locator("#fault-list > li")).ToHaveCountAsync(1);
        await world.Browser.Locator("#fault-list summary").ClickAsync();
        await world.Browser.GetByLabel("Application", new() { Exact = true }).SelectOptionAsync(Known.ClientId);
        await world.Browser.GetByLabel("So many times, then no more").FillAsync("1");
        await world.Browser.GetByRole(AriaRole.Button, new() { NameRegex = Arm() }).ClickAsync();
        await Expect(armed).ToHaveCountAsync(1);
        await world.LogInAtTheAppAsync();

        await Expect(armed).ToContainTextAsync("applied once");
        await Expect(Step(world, "POST /oauth2/default/v1/token")).ToContainTextAsync("fault oidcc-client-test-invalid-iss");
        await world.Browser.GetByRole(AriaRole.Button, new() { NameRegex = Disarm() }).ClickAsync();
        await Expect(world.Browser.Locator("#faults")).ToContainTextAsync("No fault is on");
    });

    [Fact]
    public Task the_clock_moves_and_comes_back() => FaceWorld.RunAsync(async world =>
    {
        await world.OpenAsync();
        var time = world.Browser.Locator("#time");
        await Expect(time).ToContainTextAsync("as on this machine");

        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "+ 1 day" }).ClickAsync();
        await Expect(time).ToContainTextAsync("moved by P1D");
        await world.Browser.GetByLabel("By an ISO 8601 duration").FillAsync("-PT2H");
        await world.Browser.Keyboard.PressAsync("Enter");
        await Expect(time).ToContainTextAsync("moved by PT22H");
        await world.Browser.GetByLabel("By an ISO 8601 duration").FillAsync("soon");
        await world.Browser.Keyboard.PressAsync("Enter");
        await Expect(world.Browser.Locator(".news")).ToContainTextAsync("must be an ISO 8601 duration");
        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Back to now" }).ClickAsync();

        await Expect(time).ToContainTextAsync("as on this machine");
    });

    [Fact]
    public Task a_reset_asks_first() => FaceWorld.RunAsync(async world =>
    {
        await world.LogInAtTheAppAsync();
        await world.OpenAsync();
        await Expect(world.Browser.GetByRole(AriaRole.List, new() { Name = "Sessions" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);

        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Reset the org" }).ClickAsync();
        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(world.Browser.GetByRole(AriaRole.List, new() { Name = "Sessions" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Reset the org" }).ClickAsync();
        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Reset", Exact = true }).ClickAsync();

        await Expect(world.Browser.Locator("#sessions")).ToContainTextAsync("Nobody is signed in.");
    });

    [Fact]
    public Task a_session_ends_by_a_click_and_the_focus_stays_in_its_room() => FaceWorld.RunAsync(async world =>
    {
        await world.LogInAtTheAppAsync();
        await world.OpenAsync();

        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "End the session of john@acme.com" }).PressAsync("Enter");

        await Expect(world.Browser.Locator("#sessions")).ToContainTextAsync("Nobody is signed in.");
        await Expect(world.Browser.Locator("#sessions-heading")).ToBeFocusedAsync();
    });

    [Fact]
    public Task the_reader_verifies_a_token_and_sees_a_forged_one() => FaceWorld.RunAsync(async world =>
    {
        await world.LogInAtTheAppAsync();
        await world.OpenAsync();
        var room = world.Browser.Locator("#token");
        var sent = new List<string>();
        world.Browser.Request += (_, request) => sent.Add(request.Url + request.PostData);

        await room.GetByLabel("Token").FillAsync(world.App.IdToken);
        await Expect(room).ToContainTextAsync("The signature is right, by the key that this org publishes.");
        await Expect(room).ToContainTextAsync("It expires in");
        await Expect(room).ToContainTextAsync("john@acme.com");
        await room.GetByLabel("Token").FillAsync(Forged(world.App.IdToken));
        await Expect(room).ToContainTextAsync("The signature is wrong");
        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "Rotate the keys" }).ClickAsync();
        await Expect(world.Browser.Locator(".news")).ToContainTextAsync("New tokens are signed by the key");
        await room.GetByLabel("Token").FillAsync(world.App.IdToken);
        await Expect(room).ToContainTextAsync("rotated away");
        await world.Browser.GetByRole(AriaRole.Button, new() { Name = "+ 1 day" }).ClickAsync();
        await Expect(world.Browser.Locator("#time")).ToContainTextAsync("moved by P1D");
        await room.GetByLabel("Token").FillAsync(world.App.IdToken + " ");
        await Expect(room).ToContainTextAsync("It has expired");

        sent.Should().NotContain(request => request.Contains(world.App.IdToken.Split('.')[1], StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("nonsense", "three parts")]
    [InlineData("a.b.c", "cannot be read")]
    [InlineData("a.b.c.d.e", "encrypted")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2V4YW1wbGUub3JnIn0.c2ln", "Not ours")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2V4YW1wbGUub3JnIn0.", "no signature")]
    public Task the_reader_says_what_is_wrong_with_a_token(string token, string what) => FaceWorld.RunAsync(async world =>
    {
        await world.OpenAsync();

        await world.Browser.GetByLabel("Token", new() { Exact = true }).FillAsync(token);

        await Expect(world.Browser.Locator("#token .bad").First).ToContainTextAsync(what);
    });

    [Fact]
    public Task hostile_values_stay_text() => FaceWorld.RunAsync(async world =>
    {
        await world.LogInAtTheAppAsync(FaceWorld.HostileName);
        var strange = Uri.EscapeDataString(FaceWorld.HostileName);
        await world.Browser.GotoAsync($"{world.Url}/oauth2/default/v1/authorize?client_id={strange}&state={strange}&{strange}={strange}");
        await world.OpenAsync();

        await Expect(world.Browser.Locator("#people")).ToContainTextAsync(FaceWorld.HostileName);
        await Expect(world.Browser.Locator("#logins .login summary").First).ToContainTextAsync(FaceWorld.HostileName);
        await world.Browser.Locator("#logins .step summary").First.ClickAsync();
        await Expect(world.Browser.Locator(".exchange").First).ToContainTextAsync(FaceWorld.HostileName);
        (await world.Browser.Locator("main img").CountAsync()).Should().Be(0);
        (await world.Browser.TitleAsync()).Should().NotBe("hostile");
    });

    /// <summary>Screen readers hear the parts with the pauses between them; here the spaces do not count.</summary>
    private static Regex Sentence(string text) => new($@"^\s*{string.Join(@"\s*", text.Split(' ').Select(Regex.Escape)).Replace(",", @"\s*,", StringComparison.Ordinal)}\s*$");

    private static Task<string> CodeFor(FaceWorld world, string login) =>
        world.Browser.Locator("#inbox li").Filter(new() { HasText = login }).Locator(".code").InnerTextAsync();

    private static ILocator Step(FaceWorld world, string what) =>
        world.Browser.Locator("#logins .step summary").Filter(new() { HasTextRegex = new Regex(Regex.Escape(what).Replace(@"\ ", @"\s+", StringComparison.Ordinal)) }).First;

    /// <summary>The same token with another signature of the same length.</summary>
    private static string Forged(string token) => token[..^10] + (token[^10] == 'A' ? 'B' : 'A') + token[^9..];

    private const string TextBelow14Pixels = """
        () => [...document.querySelectorAll('body *')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && parseFloat(getComputedStyle(e).fontSize) < 14)
          .map(e => e.outerHTML.slice(0, 80))
        """;

    [GeneratedRegex("^Arm ")]
    private static partial Regex Arm();

    [GeneratedRegex("^Disarm oidcc")]
    private static partial Regex Disarm();
}
