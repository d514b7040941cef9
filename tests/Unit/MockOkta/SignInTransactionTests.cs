using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The hosted pages between the password and the session.</summary>
public sealed partial class SignInTransactionTests : TransactionUnderTest
{
    private static readonly Uri Start = new("/login/login.htm", UriKind.Relative);

    protected override OrgDefinition Definition => base.Definition with
    {
        Users = [.. base.Definition.Users, User("asked") with { RecoveryQuestion = new RecoveryQuestion("favorite_toy", "Bear"), Factors = [new Factor { Type = FactorType.Sms, PhoneNumber = "+15554151340" }] }],
    };

    [Fact]
    public async Task an_expired_password_is_changed_on_the_way_to_the_application()
    {
        using var toPage = await AuthorizeAsync();
        var page = await SubmitPasswordAsync(toPage.Headers.Location!, "old");
        page.Html.Should().Contain("Your password has expired").And.Contain("old@acme.com").And.NotContain("skip-link");

        page = await page.SubmitAsync("password-expired", ("oldPassword", Password), ("newPassword", NewPassword), ("confirmPassword", "other"));
        page.Html.Should().Contain("New passwords must match").And.Contain("o-form-has-errors");
        page = await page.SubmitAsync("password-expired", ("oldPassword", "wrong"), ("newPassword", NewPassword), ("confirmPassword", NewPassword));
        page.Html.Should().Contain("oldPassword: The credentials provided were incorrect.");

        page = await page.SubmitAsync("password-expired", ("oldPassword", Password), ("newPassword", NewPassword), ("confirmPassword", NewPassword));
        page.ArrivedAt.Should().StartWith($"{RedirectUri}?");
    }

    [Fact]
    public async Task a_warning_can_be_put_off()
    {
        var page = await SubmitPasswordAsync(Start, "soon");
        page.Html.Should().Contain("Your password will expire in 5 days");
        (await page.SubmitAsync("skip-link-form")).Html.Should().Contain("You are signed in");
    }

    [Fact]
    public async Task a_question_is_chosen_answered_wrongly_and_answered()
    {
        var page = await SubmitPasswordAsync(Start, "mfa");
        page.Html.Should().Contain("Verify your identity").And.NotContain("Spinach");
        page = await page.SubmitAsync("choose-question01");
        page.Html.Should().Contain("What is the food you least liked as a child?");
        page = await page.SubmitAsync("factor-question", ("answer", "wrong"));
        page.Html.Should().Contain("Your answer doesn&#x27;t match our records. Please try again.").And.Contain("<title>Error: ");
        (await page.SubmitAsync("factor-question", ("answer", "spinach"))).Html.Should().Contain("You are signed in");
        Server.Org.Sessions.All.Single().SignedIn.Methods.Should().Equal("pwd", "kba", "mfa");
    }

    [Theory]
    [InlineData("sms01", "factor-sms")]
    [InlineData("email01", "factor-email")]
    public async Task a_code_is_sent_sent_again_and_entered(string factor, string form)
    {
        var page = await (await SubmitPasswordAsync(Start, "mfa")).SubmitAsync($"choose-{factor}");
        page.Html.Should().Contain("/#inbox");
        page = await page.SubmitAsync("resend-form");
        Server.Org.Inbox.NewestFirst.Should().HaveCount(2);
        (await page.SubmitAsync(form, ("answer", Newest().Code))).Html.Should().Contain("You are signed in");
    }

    [Fact]
    public async Task a_totp_code_does_too()
    {
        var page = await (await SubmitPasswordAsync(Start, "mfa")).SubmitAsync("choose-googleotp01");
        (await page.SubmitAsync("factor-totp", ("answer", TotpCode()))).Html.Should().Contain("You are signed in");
    }

    [Fact]
    public async Task the_page_waits_for_the_phone()
    {
        var page = await (await SubmitPasswordAsync(Start, "mfa")).SubmitAsync("choose-push01");
        page.Answer.Headers.GetValues("Refresh").Should().Equal("4");
        using var _ = await Browser.PostAsync($"/_mock/push/{Newest().Push}", Json("""{"answer":"approve"}"""));
        (await GetAsync(page.Address)).Html.Should().Contain("You are signed in");
    }

    [Fact]
    public async Task and_says_when_the_phone_says_no()
    {
        var page = await (await SubmitPasswordAsync(Start, "mfa")).SubmitAsync("choose-push01");
        using var _ = await Browser.PostAsync($"/_mock/push/{Newest().Push}", Json("""{"answer":"reject"}"""));
        page = await GetAsync(page.Address);
        page.Html.Should().Contain("You have chosen to reject this login.");
        page.Answer.Headers.Contains("Refresh").Should().BeFalse();
        page = await page.SubmitAsync("switch-factor-form");
        page.Html.Should().Contain("Verify your identity");
        (await (await page.SubmitAsync("choose-push01")).SubmitAsync("resend-form")).Html.Should().Contain("A message was sent to your phone");
    }

    [Fact]
    public async Task an_authenticator_is_set_up_with_a_picture_from_the_org_itself()
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { RequireEnrollment = true } });
        var page = await SubmitPasswordAsync(Start, "john");
        page.Html.Should().Contain("Set up multifactor authentication").And.Contain("disliked_food");
        page = await page.SubmitAsync("enroll-token:software:totp");
        using var picture = await Browser.GetAsync(WebUtility.HtmlDecode(Image().Match(page.Html).Groups[1].Value));
        picture.Content.Headers.ContentType!.MediaType.Should().Be("image/png");
        var secret = SharedSecret().Match(page.Html).Groups[1].Value;
        (await page.SubmitAsync("factor-totp-activate", ("answer", TotpCode(secret)))).Html.Should().Contain("You are signed in");
    }

    [Fact]
    public async Task okta_verify_is_set_up_while_the_page_waits_for_the_phone()
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { RequireEnrollment = true, EnrollableFactors = [FactorType.Push] } });
        var page = await (await SubmitPasswordAsync(Start, "john")).SubmitAsync("enroll-push");
        page.Answer.Headers.GetValues("Refresh").Should().Equal("4");
        using var picture = await Browser.GetAsync(WebUtility.HtmlDecode(Image().Match(page.Html).Groups[1].Value));
        picture.Content.Headers.ContentType!.MediaType.Should().Be("image/png");

        using var rejected = await Browser.PostAsync($"/_mock/push/{Newest().Push}", Json("""{"answer":"reject"}"""));
        page = await GetAsync(page.Address);
        page.Html.Should().Contain("The phone has not taken the account.");
        page.Answer.Headers.Contains("Refresh").Should().BeFalse();
        page = await page.SubmitAsync("factor-push-activate");
        using var approved = await Browser.PostAsync($"/_mock/push/{Newest().Push}", Json("""{"answer":"approve"}"""));
        (await GetAsync(page.Address)).Html.Should().Contain("You are signed in");
    }

    [Fact]
    public async Task a_phone_is_set_up()
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { RequireEnrollment = true } });
        var page = await (await SubmitPasswordAsync(Start, "john")).SubmitAsync("enroll-sms", ("phoneNumber", "nonsense"));
        page.Html.Should().Contain("Invalid Phone Number.");
        page = await page.SubmitAsync("enroll-sms", ("phoneNumber", "+1 555 415 1341"));
        page = await page.SubmitAsync("resend-form");
        (await page.SubmitAsync("factor-sms-activate", ("answer", Newest().Code))).Html.Should().Contain("You are signed in");
    }

    [Fact]
    public async Task a_forgotten_password_is_set_anew_and_the_application_gets_its_answer()
    {
        using var toPage = await AuthorizeAsync();
        var page = await GetAsync(await LinkAsync(toPage.Headers.Location!, "forgot-password"));
        (await page.SubmitAsync("account-recovery", ("username", "john"), ("factorType", "EMAIL"))).Html.Should().Contain("Email sent!");

        page = await GetAsync(new Uri(Newest().Link));
        page = await (await GetAsync(new Uri(Newest().Link))).SubmitAsync("");
        page.Html.Should().Contain("Reset your password").And.Contain("at least 8 characters");
        page = await page.SubmitAsync("password-reset", ("newPassword", NewPassword), ("confirmPassword", NewPassword));
        page.ArrivedAt.Should().StartWith($"{RedirectUri}?");

        (await GetAsync(new Uri(Newest().Link))).Html.Should().Contain("has expired or was used already");
    }

    [Fact]
    public async Task by_sms_the_page_is_the_same_for_everybody_and_then_asks_the_question()
    {
        var forgot = new Uri("/signin/forgot-password", UriKind.Relative);
        var nobody = await (await GetAsync(forgot)).SubmitAsync("account-recovery", ("username", "nobody"), ("factorType", "SMS"));
        var page = await (await GetAsync(forgot)).SubmitAsync("account-recovery", ("username", "asked"), ("factorType", "SMS"));
        page.Html.Should().Be(nobody.Html);

        page = await page.SubmitAsync("recovery-challenge", ("answer", Newest().Code));
        page = await page.SubmitAsync("recovery-question", ("answer", "wrong"));
        page.Html.Should().Contain("The recovery question answer did not match our records.");
        page = await page.SubmitAsync("recovery-question", ("answer", "bear"));
        page = await page.SubmitAsync("password-reset", ("newPassword", NewPassword), ("confirmPassword", NewPassword));
        page.Html.Should().Contain("Verify your identity", "there is a second factor");
    }

    [Fact]
    public async Task an_account_is_unlocked()
    {
        var page = await GetAsync(await LinkAsync(Start, "unlock"));
        await page.SubmitAsync("account-recovery", ("username", "locked"), ("factorType", "EMAIL"));
        page = await (await GetAsync(new Uri(Newest().Link))).SubmitAsync("");
        page = await page.SubmitAsync("recovery-question", ("answer", "bear"));
        page.Html.Should().Contain("Your account is unlocked");
        (await SubmitPasswordAsync(Start, "locked")).Html.Should().Contain("Verify your identity");
    }

    [Fact]
    public async Task the_state_token_is_for_this_browser_and_these_pages_alone()
    {
        using var submitted = await Browser.PostAsync(Start, Form([new("username", "mfa"), new("password", Password)]));
        var cookie = submitted.Headers.GetValues("Set-Cookie").Single();
        cookie.Should().MatchRegex("^oktaStateToken=00[^;]{40}; path=/; samesite=strict; httponly$");
        submitted.Headers.Location!.ToString().Should().StartWith("/signin/transaction?fromURI=").And.NotContain("00" + cookie[17..57]);
        (await GetAsync(submitted.Headers.Location)).Html.Should().NotContain(cookie[15..57]);

        using var other = NewBrowser();
        (await other.GetStringAsync(submitted.Headers.Location)).Should().Contain("took too long");
    }

    [Fact]
    public async Task the_journal_keeps_what_was_typed_to_itself()
    {
        var page = await SubmitPasswordAsync(Start, "older");
        page = await page.SubmitAsync("password-expired", ("oldPassword", Password), ("newPassword", NewPassword), ("confirmPassword", NewPassword));
        await (await page.SubmitAsync("choose-question01")).SubmitAsync("factor-question", ("answer", "spinach"));

        (await Browser.GetStringAsync("/_mock/journal")).Should().Contain("/signin/transaction").And.NotContain(Password).And.NotContain(NewPassword).And.NotContain("spinach");
    }

    [Fact]
    public async Task it_is_gone_at_the_end()
    {
        var page = await (await SubmitPasswordAsync(Start, "mfa")).SubmitAsync("choose-question01");
        using var done = await Browser.PostAsync(page.Address, Form([new("step", "verify"), new("factor", "question01"), new("answer", "spinach")]));
        done.Headers.GetValues("Set-Cookie").Single().Should().StartWith("oktaStateToken=; expires=Thu, 01 Jan 1970");
        done.Headers.Location!.ToString().Should().StartWith("/login/sessionCookieRedirect?");
        (await GetAsync(page.Address)).Html.Should().Contain("took too long");
    }

    [Fact]
    public async Task who_waits_too_long_begins_again()
    {
        var page = await SubmitPasswordAsync(Start, "mfa");
        Clock.Advance(TimeSpan.FromMinutes(5));
        (await page.SubmitAsync("choose-question01")).Html.Should().Contain("took too long").And.Contain("okta-signin-username");
    }

    [Fact]
    public async Task who_gives_up_begins_again()
    {
        var page = await (await SubmitPasswordAsync(Start, "mfa")).SubmitAsync("signout-link-form");
        page.Html.Should().Contain("okta-signin-username").And.NotContain("o-form-has-errors");
        (await GetAsync(page.Address)).Html.Should().Contain("took too long");
    }

    [Fact]
    public async Task who_guesses_is_locked_out()
    {
        var page = await (await SubmitPasswordAsync(Start, "mfa")).SubmitAsync("choose-question01");
        foreach (var _ in Enumerable.Range(0, 9))
        {
            page = await page.SubmitAsync("factor-question", ("answer", "wrong"));
        }

        (await page.SubmitAsync("factor-question", ("answer", "wrong"))).Html.Should().Contain("Your account is locked.").And.Contain("okta-signin-username");
    }

    [Theory]
    [InlineData("/signin/transaction")]
    [InlineData("/signin/forgot-password")]
    [InlineData("/signin/unlock")]
    [InlineData("/signin/recovery?recoveryToken=x")]
    public async Task no_other_site_posts_these_forms(string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = Form([new("step", "cancel"), new("username", "john"), new("factorType", "EMAIL")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await Browser.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        Server.Org.Inbox.NewestFirst.Should().BeEmpty();
    }

    [Theory]
    [InlineData("step=fly")]
    [InlineData("")]
    [InlineData("step=verify")]
    [InlineData("step=verify&factor=nothing&answer=x")]
    [InlineData("step=activate&factor=sms01")]
    [InlineData("step=verify&step=cancel")]
    [InlineData("step=enroll&factorType=question&provider=OKTA")]
    public async Task a_form_that_nobody_made_changes_nothing(string form)
    {
        var page = await SubmitPasswordAsync(Start, "mfa");
        using var answer = await Browser.PostAsync(page.Address, new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("o-form-has-errors").And.Contain("Verify your identity");
    }

    [Theory]
    [InlineData("/signin/transaction")]
    [InlineData("/signin/forgot-password")]
    [InlineData("/signin/unlock")]
    public async Task a_destination_elsewhere_is_refused(string page)
    {
        using var answer = await Browser.GetAsync($"{page}?fromURI=https://stranger.example/");
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task in_a_world_the_pages_stay_inside()
    {
        using var world = Server.CreateWorld();
        using var submitted = await Browser.PostAsync($"{world.Url}/login/login.htm", Form([new("username", "mfa"), new("password", Password)]));
        submitted.Headers.GetValues("Set-Cookie").Single().Should().Contain($"path={new Uri(world.Url).AbsolutePath}/;");
        submitted.Headers.Location!.ToString().Should().StartWith(new Uri(world.Url).AbsolutePath + "/signin/transaction");
        var html = (await GetAsync(submitted.Headers.Location)).Html;
        Actions().Matches(html).Should().NotBeEmpty().And.OnlyContain(match => match.Groups[1].Value.StartsWith(new Uri(world.Url).AbsolutePath + "/signin/", StringComparison.Ordinal));
        (await GetAsync(new Uri("/signin/transaction", UriKind.Relative))).Html.Should().Contain("took too long", "the root org knows nothing of it");
    }

    private async Task<Shown> SubmitPasswordAsync(Uri page, string username) =>
        await ShowAsync(await Browser.PostAsync(page, Form([new("username", username), new("password", Password)])), page);

    private async Task<Shown> GetAsync(Uri address) => await ShowAsync(await Browser.GetAsync(address), address);

    private async Task<Uri> LinkAsync(Uri page, string hook)
    {
        var html = (await GetAsync(page)).Html;
        return new Uri(WebUtility.HtmlDecode(Regex.Match(html, $"<a href=\"([^\"]+)\" data-se=\"{hook}\"").Groups[1].Value), UriKind.Relative);
    }

    private async Task<Shown> ShowAsync(HttpResponseMessage answer, Uri address)
    {
        while (answer.Headers.Location is { } next)
        {
            if (next.ToString().StartsWith(AppOrigin, StringComparison.Ordinal))
            {
                return new Shown(this, answer, next, "", next.ToString());
            }

            (answer, address) = (await Browser.GetAsync(next), next);
        }

        return new Shown(this, answer, address, await answer.Content.ReadAsStringAsync(), "");
    }

    /// <summary>A page in the browser. Its forms are found by their hooks and sent with their hidden fields.</summary>
    private sealed record Shown(SignInTransactionTests Test, HttpResponseMessage Answer, Uri Address, string Html, string ArrivedAt)
    {
        public async Task<Shown> SubmitAsync(string hook, params (string Name, string Value)[] fields)
        {
            var pattern = hook.Length == 0 ? "<form method=\"post\" action=\"([^\"]+)\">(.*?)</form>" : $"<form method=\"post\" action=\"([^\"]+)\" data-se=\"{Regex.Escape(hook)}\">(.*?)</form>";
            var form = Regex.Match(Html, pattern, RegexOptions.Singleline);
            form.Success.Should().BeTrue("there is a form {0} in {1}", hook, Html);
            var hidden = Hidden().Matches(form.Groups[2].Value).Select(field => KeyValuePair.Create(field.Groups[1].Value, (string?)field.Groups[2].Value));
            var action = new Uri(WebUtility.HtmlDecode(form.Groups[1].Value), UriKind.Relative);
            var answer = await Test.Browser.PostAsync(action, Form(hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, (string?)field.Value)))));
            return await Test.ShowAsync(answer, action);
        }
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")]
    private static partial Regex Hidden();

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex Actions();

    [GeneratedRegex("<img class=\"qrcode\" src=\"([^\"]+)\"")]
    private static partial Regex Image();

    [GeneratedRegex("data-se=\"shared-secret\">([A-Z2-7]+)<")]
    private static partial Regex SharedSecret();
}
