using RazorOkta.Clients.Running;

namespace RazorOkta.Clients.Widgets;

/// <summary>What an app does with the Sign-In Widget.</summary>
internal static class WidgetRows
{
    private const string State = "_State_";
    private const string Nonce = "_Nonce_";

    public static IEnumerable<Row> All => [.. WidgetVersion.All.SelectMany(Classic), .. IdentityEngineRows.All];

    private static IEnumerable<Row> Classic(WidgetVersion version)
    {
        yield return Do(version, "embedded, code to a server", stage => CodeToServerAsync(stage, version));
        yield return Do(version, "embedded, code to a server, two sites", stage => CodeToServerAsync(stage, version)) with { Layout = Layout.Shipped };
        yield return Do(version, "embedded, tokens in the page", stage => TokensInPageAsync(stage, version));
        yield return Do(version, "wrong password, then right", stage => WrongThenRightAsync(stage, version));
        yield return Do(version, "second factor: question", stage => QuestionAsync(stage, version));
        yield return Do(version, "second factor: TOTP", stage => TotpAsync(stage, version));
        yield return Do(version, "second factor: SMS", stage => SmsAsync(stage, version));
        yield return Do(version, "set up Okta Verify", stage => SetUpOktaVerifyAsync(stage, version));
        yield return Do(version, "as the org's sign-in page", stage => HostedAsync(stage, version)) with { ReplacesOrgPage = true };
        yield return Do(version, "logout", stage => LogoutAsync(stage, version));
    }

    private static Row Do(WidgetVersion version, string flow, Func<Stage, Task> script) => new(WidgetVersion.Client, version.Name, flow) { Script = script };

    private static Task<ScriptPage> OpenAsync(Stage stage, WidgetVersion version, MockOkta.Definition.Factor? factor = null) => WidgetApp.OpenAsync(
        stage, version.Head, () => version.ForServer(stage, State, Nonce), new WebAppServer(stage) { State = State, Nonce = Nonce },
        factor is null ? null : [SecondFactors.John(factor)]);

    private static async Task CodeToServerAsync(Stage stage, WidgetVersion version)
    {
        await OpenAsync(stage, version);
        await HostedSignIn.SubmitAsync(stage.Page);
        await WidgetApp.ExpectClaimsAsync(stage);
        stage.Saw("the widget signed in and left for the authorize address; the app's server redeemed the code, with our state and nonce");
    }

    private static async Task TokensInPageAsync(Stage stage, WidgetVersion version)
    {
        var page = await WidgetApp.OpenAsync(stage, version.Head, () => version.ForPage(stage));
        await HostedSignIn.SubmitAsync(stage.Page);
        await WidgetApp.ExpectTokensAsync(stage, page);
        stage.Saw($"the success callback got both tokens, by {version.TokensBy}");
    }

    private static async Task WrongThenRightAsync(Stage stage, WidgetVersion version)
    {
        await OpenAsync(stage, version);
        await HostedSignIn.SubmitAsync(stage.Page, password: "wrong");
        // "Sign in failed!" up to 2, "Unable to sign in" later.
        await Assertions.Expect(stage.Page.Locator("[data-se=o-form-error-container].o-form-has-errors")).ToContainTextAsync("ign in", Patient);
        await HostedSignIn.SubmitAsync(stage.Page);
        await WidgetApp.ExpectClaimsAsync(stage);
        stage.Saw("the widget showed its own error for the wrong password, and the right one signed in");
    }

    private static async Task QuestionAsync(Stage stage, WidgetVersion version)
    {
        await OpenAsync(stage, version, SecondFactors.Question);
        await HostedSignIn.SubmitAsync(stage.Page);
        await AnswerAsync(stage, "question", "cabbage");
        await Assertions.Expect(Form(stage, "question").Locator("[data-se=o-form-error-container]")).ToContainTextAsync("match our records", Patient);
        await AnswerAsync(stage, "question", "kale");
        await WidgetApp.ExpectClaimsAsync(stage);
        stage.Saw("a wrong answer was refused with the org's text, the right one signed in");
    }

    private static async Task TotpAsync(Stage stage, WidgetVersion version)
    {
        await OpenAsync(stage, version, SecondFactors.GoogleOtp);
        await HostedSignIn.SubmitAsync(stage.Page);
        await AnswerAsync(stage, "totp", Totp.Now());
        await WidgetApp.ExpectClaimsAsync(stage);
        stage.Saw("the code of an authenticator app signed in");
    }

    private static async Task SmsAsync(Stage stage, WidgetVersion version)
    {
        await OpenAsync(stage, version, SecondFactors.Sms);
        await HostedSignIn.SubmitAsync(stage.Page);
        var code = await SecondFactors.SentCodeAsync(stage, () => Form(stage, "sms").Locator("[data-se=sms-send-code]").ClickAsync());
        await AnswerAsync(stage, "sms", code);
        await WidgetApp.ExpectClaimsAsync(stage);
        stage.Saw("the code from the org's inbox signed in");
    }

    private static async Task SetUpOktaVerifyAsync(Stage stage, WidgetVersion version)
    {
        await OpenAsync(stage, version);
        await SecondFactors.OfferOktaVerifyAsync(stage);
        await HostedSignIn.SubmitAsync(stage.Page);
        await stage.Page.Locator("[data-se=OKTA_VERIFY_PUSH] a.button").First.ClickAsync(new() { Timeout = 15_000 });
        await stage.Page.Locator("label[for^=input][data-se-for-name=__deviceType__], .custom-radio label, label.okta-radio-label, input[name=__deviceType__] ~ label").First.ClickAsync(new() { Timeout = 15_000 });
        await stage.Page.Locator("form[data-se=step-device-type] [data-type=save]").First.ClickAsync();
        await Assertions.Expect(stage.Page.Locator("img[data-se=qrcode]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await SecondFactors.ApproveAsync(stage);
        await WidgetApp.ExpectClaimsAsync(stage);
        stage.Saw("the picture was shown, and polling went on once the phone had the account");
    }

    /// <summary>The widget as the page that the org itself shows, as every Okta org of that time did.</summary>
    private static async Task HostedAsync(Stage stage, WidgetVersion version)
    {
        await HostedPage.OpenAsync(stage);
        await HostedPage.DrawAsync(stage, version.Major, $"{version.Base(stage.Org)}, features: {{ rememberMe: true }}");
        await HostedSignIn.SubmitAsync(stage.Page);
        await HostedPage.ExpectSignedInAsync(stage);
        stage.Saw("session.setCookieAndRedirect opened the session and went on to the app");
    }

    private static async Task LogoutAsync(Stage stage, WidgetVersion version)
    {
        var page = await OpenAsync(stage, version);
        await HostedSignIn.SubmitAsync(stage.Page);
        await WidgetApp.ExpectClaimsAsync(stage);
        Expect.That(await stage.Org.SessionsAsync() == 1, "there is no session at the org after the login");
        await page.OpenAsync();
        await page.RunAsync(version.Major <= 2
            ? "new Promise((done, failed) => widget.session.close(error => error ? failed(error) : done(true)))"
            : "widget.authClient.session.close().then(() => true)");
        Expect.That(await stage.Org.SessionsAsync() == 0, "the session at the org is still there");
        stage.Saw("session.close ended the session at the org");
    }

    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 15_000 };

    /// <summary>While one view slides in, the one before is still there: what is meant is always named.</summary>
    private static ILocator Form(Stage stage, string factor) => stage.Page.Locator($"form[data-se=factor-{factor}]");

    private static Task AnswerAsync(Stage stage, string factor, string answer) =>
        Typing.SubmitAsync(Form(stage, factor).Locator("input[name=answer]"), answer, Form(stage, factor).Locator("[data-type=save]"));
}
