using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RazorOkta.Clients.Running;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Clients.Widgets;

/// <summary>What an app does with the Sign-In Widget on the Identity Engine.</summary>
internal static class IdentityEngineRows
{
    private const string State = "_State_";
    private const string Nonce = "_Nonce_";
    private const string Verifier = "0123456789abcdef0123456789abcdef0123456789abcdef";

    private static string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static IEnumerable<Row> All => EngineVersion.All.SelectMany(Of);

    private static IEnumerable<Row> Of(EngineVersion version)
    {
        const string toServer = "embedded, code to a server";
        const string hosted = "as the org's sign-in page";
        yield return version.TakesChallenge
            ? Do(version, toServer, stage => CodeToServerAsync(stage, version))
            : new Row(WidgetVersion.Client, version.Name, toServer) { NotPossible = "This version always makes a PKCE challenge of its own, so the server does not have the verifier that the code needs." };
        yield return Do(version, "embedded, tokens in the page", stage => TokensInPageAsync(stage, version));
        yield return Do(version, "embedded, tokens in the page, two sites", stage => TokensInPageAsync(stage, version)) with { Layout = Layout.Shipped };
        yield return Do(version, "wrong password, then right", stage => WrongThenRightAsync(stage, version));
        yield return Factor(version, "question", SecondFactors.Question, stage => AnswerAsync(stage, "answer", () => Task.FromResult("kale")));
        yield return Factor(version, "TOTP", SecondFactors.GoogleOtp, stage => AnswerAsync(stage, "passcode", () => Task.FromResult(Totp.Now())));
        yield return Factor(version, "SMS", SecondFactors.Sms, stage => AnswerAsync(stage, "passcode", () => SecondFactors.SentCodeAsync(stage)));
        yield return Factor(version, "e-mail", SecondFactors.Email, stage => AnswerMailAsync(stage, version));
        yield return Do(version, "set up Okta Verify", stage => SetUpOktaVerifyAsync(stage, version));
        yield return version.TakesStateToken
            ? Do(version, hosted, stage => HostedAsync(stage, version)) with { ReplacesOrgPage = true }
            : new Row(WidgetVersion.Client, version.Name, hosted) { NotPossible = "This version cannot combine its interaction code flow with the state token that a page of the org works with." };
        yield return Do(version, "logout", stage => LogoutAsync(stage, version));
    }

    private static Row Do(EngineVersion version, string flow, Func<Stage, Task> script) => new(WidgetVersion.Client, version.Name, flow) { Script = script };

    private static Row Factor(EngineVersion version, string name, Factor factor, Func<Stage, Task> prove) => Do(version, $"second factor: {name}", async stage =>
    {
        var page = await OpenAsync(stage, version, factor);
        await SubmitAsync(stage);
        await prove(stage);
        await WidgetApp.ExpectTokensAsync(stage, page);
        stage.Saw("password and second factor brought the tokens");
    });

    private static Task<ScriptPage> OpenAsync(Stage stage, EngineVersion version, Factor? factor = null) => WidgetApp.OpenAsync(
        stage, version.Head, () => version.Options(stage, Known.PageClient), users: factor is null ? null : [SecondFactors.John(factor)]);

    private static async Task SetUpOktaVerifyAsync(Stage stage, EngineVersion version)
    {
        var page = await OpenAsync(stage, version);
        await SecondFactors.OfferOktaVerifyAsync(stage);
        await SubmitAsync(stage);
        await stage.Page.Locator("[data-se=okta_verify] .button, [data-se=okta_verify] a.button, .select-factor").First.ClickAsync(new() { Timeout = 15_000 });
        await Assertions.Expect(stage.Page.Locator("img.qrcode")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await SecondFactors.ApproveAsync(stage);
        await WidgetApp.ExpectTokensAsync(stage, page);
        stage.Saw("the picture was shown, and polling brought the tokens once the phone had the account");
    }

    private static async Task CodeToServerAsync(Stage stage, EngineVersion version)
    {
        var server = new WebAppServer(stage)
        {
            State = State, Nonce = Nonce, CodeVerifier = Verifier, CodeParameter = "interaction_code", GrantType = "interaction_code",
        };
        await WidgetApp.OpenAsync(
            stage,
            version.Head,
            () => $"{version.Options(stage, Known.WebClient)}, redirect: 'always', state: '{State}', nonce: '{Nonce}', codeChallenge: '{Challenge}', codeChallengeMethod: 'S256'",
            server);
        await SubmitAsync(stage);
        await WidgetApp.ExpectClaimsAsync(stage);
        stage.Saw("the interaction code went to the app's server, which redeemed it with its own verifier and its secret");
    }

    private static async Task TokensInPageAsync(Stage stage, EngineVersion version)
    {
        var page = await OpenAsync(stage, version);
        await SubmitAsync(stage);
        await WidgetApp.ExpectTokensAsync(stage, page);
        stage.Saw("the success callback got both tokens for the interaction code");
    }

    private static async Task WrongThenRightAsync(Stage stage, EngineVersion version)
    {
        var page = await OpenAsync(stage, version);
        await SubmitAsync(stage, "wrong");
        await Assertions.Expect(stage.Page.Locator("[data-se=o-form-error-container].o-form-has-errors")).ToContainTextAsync("Unable to sign in", new() { Timeout = 15_000 });
        await SubmitAsync(stage);
        await WidgetApp.ExpectTokensAsync(stage, page);
        stage.Saw("the widget showed its own error for the wrong password, and the right one signed in");
    }

    private static async Task HostedAsync(Stage stage, EngineVersion version)
    {
        var stateToken = await HostedPage.OpenAsync(stage);
        await HostedPage.DrawAsync(stage, version.Major, $"baseUrl: '{stage.Org.Url}', stateToken: '{stateToken}'");
        await SubmitAsync(stage);
        await HostedPage.ExpectSignedInAsync(stage);
        stage.Saw("the widget worked with the page's state token; the redirect at its end opened the session and went on to the app");
    }

    private static async Task LogoutAsync(Stage stage, EngineVersion version)
    {
        var page = await OpenAsync(stage, version);
        await SubmitAsync(stage);
        await WidgetApp.ExpectTokensAsync(stage, page);
        await page.RunAsync("(widget.authClient.tokenManager.setTokens(result.tokens), true)");
        await page.LeaveAsync($"widget.authClient.signOut({{ postLogoutRedirectUri: '{stage.App}/' }})", url => url == $"{stage.App}/");
        Expect.That(await stage.Org.SessionsAsync() == 0, "there is still a session at the org");
        Expect.That((await stage.Org.ControlAsync("/tokens")).GetProperty("tokens").GetArrayLength() == 0, "there is still a token that works");
        stage.Saw("authClient.signOut revoked the tokens and ended the session at the org");
    }

    private static async Task SubmitAsync(Stage stage, string password = Known.Password)
    {
        await stage.Page.Locator("input[name=identifier]").FillAsync(Known.User);
        await Typing.SubmitAsync(stage.Page.Locator("input[name='credentials.passcode']"), password, stage.Page.Locator("[data-type=save]"));
    }

    /// <summary>The next page has a field of the same name: it is the next page when the user name is no longer asked for.</summary>
    private static async Task AnswerAsync(Stage stage, string field, Func<Task<string>> answer)
    {
        await Assertions.Expect(stage.Page.Locator("input[name=identifier]")).ToBeHiddenAsync(new() { Timeout = 15_000 });
        var input = stage.Page.Locator($"input[name='credentials.{field}']");
        await Assertions.Expect(input).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Typing.SubmitAsync(input, await answer(), stage.Page.Locator("[data-type=save]"));
    }

    /// <summary>5 hides the field behind a link, also when the org says that there is no magic link.</summary>
    private static async Task AnswerMailAsync(Stage stage, EngineVersion version)
    {
        if (version.Major == 5)
        {
            await stage.Page.Locator(".enter-auth-code-instead-link").ClickAsync();
        }

        await AnswerAsync(stage, "passcode", () => SecondFactors.SentCodeAsync(stage));
    }
}
