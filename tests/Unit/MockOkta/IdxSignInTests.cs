using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>The Identity Engine from the first page to the interaction code, with name and password on one page.</summary>
public sealed class IdxSignInTests : IdxUnderTest
{
    [Fact]
    public async Task the_first_page_asks_for_name_and_password_and_names_the_application()
    {
        var page = await BeginAsync();
        page.Status.Should().Be(HttpStatusCode.OK);
        page.StateHandle.Should().StartWith("02");
        page.Body.GetProperty("expiresAt").GetString().Should().Be("2026-03-01T12:30:00.000Z");
        page.Body.GetProperty("intent").GetString().Should().Be("LOGIN");
        page.Forms.Should().Equal("identify", "unlock-account");
        page.Form("identify").GetProperty("href").GetString().Should().Be($"{Url}/idp/idx/identify");
        page.Form("identify").GetProperty("accepts").GetString().Should().Be("application/json; okta-version=1.0.0");
        page.Authenticator.GetProperty("key").GetString().Should().Be("okta_password");
        page.Authenticator.GetProperty("recover").GetProperty("href").GetString().Should().Be($"{Url}/idp/idx/recover");
        page.Body.GetProperty("app").GetProperty("value").GetProperty("label").GetString().Should().Be("Tom & Jerry's page");
        page.Body.TryGetProperty("user", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("john")]
    [InlineData("JOHN@acme.com")]
    public async Task the_right_password_gives_an_interaction_code_and_a_session(string username)
    {
        var page = await SignedInPageAsync(username);
        page.Status.Should().Be(HttpStatusCode.OK);
        page.InteractionCode.Should().HaveLength(43);
        page.Body.GetProperty("successWithInteractionCode").GetProperty("href").GetString().Should().Be($"{DefaultServer}/v1/token");
        page.Body.GetProperty("user").GetProperty("value").ToString().Should().Be("""{"id":"00uJohn","identifier":"john@acme.com"}""");

        using var session = await Browser.GetAsync("/api/v1/sessions/me");
        session.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("john", "wrong")]
    [InlineData("nobody", Password)]
    public async Task a_wrong_password_and_an_unknown_user_get_the_same_page(string username, string password)
    {
        var page = await SignedInPageAsync(username, password);
        page.Status.Should().Be(HttpStatusCode.Unauthorized);
        page.MessageKey.Should().Be("errors.E0000004");
        page.Forms.Should().Contain("identify");
        page.Body.TryGetProperty("user", out _).Should().BeFalse();

        (await SubmitAsync(page, "identify", NameAndPassword("john"))).InteractionCode.Should().NotBeNull();
    }

    [Fact]
    public async Task too_many_wrong_passwords_lock_the_user_out()
    {
        var page = await BeginAsync();
        foreach (var _ in Enumerable.Range(0, 10))
        {
            page = await SubmitAsync(page, "identify", NameAndPassword("john", "wrong"));
        }

        (await SubmitAsync(page, "identify", NameAndPassword("john"))).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task introspection_is_repeatable_and_shows_the_present_step()
    {
        var handle = await HandleAsync();
        var first = await IntrospectAsync(handle);
        (await SubmitAsync(first, "identify", NameAndPassword("john", "wrong"))).StateHandle.Should().Be(first.StateHandle);

        var again = await IntrospectAsync(handle);
        again.StateHandle.Should().Be(first.StateHandle);
        again.MessageKey.Should().BeNull("it was said already");
        (await IntrospectAsync(first.StateHandle, "stateHandle")).Forms.Should().Equal(first.Forms);
    }

    [Fact]
    public async Task after_success_nothing_is_told_twice()
    {
        var handle = await HandleAsync();
        var page = await IntrospectAsync(handle);
        (await SubmitAsync(page, "identify", NameAndPassword("john"))).InteractionCode.Should().NotBeNull();

        ShouldBeOver(await SubmitAsync(page, "identify", NameAndPassword("john")));
        ShouldBeOver(await IntrospectAsync(handle));
        ShouldBeOver(await IntrospectAsync(page.StateHandle, "stateHandle"));
    }

    [Fact]
    public async Task of_two_submissions_at_once_one_succeeds()
    {
        var page = await BeginAsync();
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SubmitAsync(page, "identify", NameAndPassword("john"))));
        both.Count(answer => answer.InteractionCode is not null).Should().Be(1);
    }

    /// <summary>The moment between finding a sign-in and getting its turn at it.</summary>
    [Fact]
    public async Task a_submission_whose_turn_comes_when_the_sign_in_is_over_is_late()
    {
        var page = await BeginAsync();
        Server.Org.Idx.Transactions.Find(page.StateHandle)!.IsOver = true;
        ShouldBeOver(await SubmitAsync(page, "identify", NameAndPassword("john")));
    }

    [Theory]
    [InlineData("interactionHandle")]
    [InlineData("stateHandle")]
    [InlineData("stateToken")]
    public async Task an_unknown_handle_is_an_expired_session(string kind) => ShouldBeOver(await IntrospectAsync("02unknown", kind));

    [Fact]
    public async Task an_idle_sign_in_expires()
    {
        var page = await BeginAsync();
        Clock.Advance(TimeSpan.FromMinutes(29));
        page = await SubmitAsync(page, "identify", NameAndPassword("john", "wrong"));
        Clock.Advance(TimeSpan.FromMinutes(30));
        ShouldBeOver(await SubmitAsync(page, "identify", NameAndPassword("john")));
    }

    [Fact]
    public async Task no_sign_in_lives_longer_than_two_hours()
    {
        var page = await BeginAsync();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            Clock.Advance(TimeSpan.FromMinutes(20));
            page = await IntrospectAsync(page.StateHandle, "stateHandle");
        }

        page.Body.GetProperty("expiresAt").GetString().Should().Be("2026-03-01T14:00:00.000Z");
        Clock.Advance(TimeSpan.FromMinutes(20));
        ShouldBeOver(await SubmitAsync(page, "identify", NameAndPassword("john")));
    }

    [Fact]
    public async Task cancel_goes_on_under_another_handle()
    {
        var handle = await HandleAsync();
        var page = await IntrospectAsync(handle);
        var fresh = await SubmitAsync(page, page.Body.GetProperty("cancel"));
        fresh.StateHandle.Should().NotBe(page.StateHandle);
        fresh.Forms.Should().Equal(page.Forms);
        ShouldBeOver(await SubmitAsync(page, "identify", NameAndPassword("john")));
        (await IntrospectAsync(handle)).StateHandle.Should().Be(fresh.StateHandle);
    }

    [Theory]
    [InlineData("challenge")]
    [InlineData("challenge/answer")]
    [InlineData("challenge/resend")]
    [InlineData("challenge/poll")]
    [InlineData("credential/enroll")]
    [InlineData("enroll")]
    [InlineData("enroll/new")]
    [InlineData("identify/select")]
    [InlineData("skip")]
    [InlineData("consent")]
    public async Task what_the_page_does_not_offer_is_refused_and_changes_nothing(string route)
    {
        var page = await BeginAsync();
        var refused = await PostAsync($"/idp/idx/{route}", new JsonObject { ["stateHandle"] = page.StateHandle, ["credentials"] = new JsonObject { ["passcode"] = Password } });
        refused.Status.Should().Be(HttpStatusCode.Forbidden);
        refused.MessageKey.Should().Be("errors.E0000079");
        refused.Forms.Should().Equal(page.Forms);
    }

    [Fact]
    public async Task a_missing_field_is_named()
    {
        var page = await BeginAsync();
        var refused = await SubmitAsync(page, "identify", new JsonObject { ["credentials"] = new JsonObject { ["passcode"] = "" } });
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Problems("identify", "identifier").Should().Equal("model.validation.field.blank");
        refused.Problems("identify", "credentials", "passcode").Should().Equal("model.validation.field.blank");
    }

    [Fact]
    public async Task what_is_too_long_to_be_remembered_is_refused()
    {
        var refused = await SubmitAsync(await BeginAsync(), "identify", NameAndPassword(new string('x', 4_097)));
        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Problems("identify", "identifier").Should().Equal("model.validation.field.string.maxLength");
        using var answer = await InteractAsync(("nonce", new string('x', 4_097)));
        await ShouldBeOAuthErrorAsync(answer, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"stateHandle\":\"x\",\"stateHandle\":\"x\"}")]
    [InlineData("{\"stateHandle\":{}}")]
    [InlineData("{\"stateHandle\":\"\\ud800\"}")]
    [InlineData("{\"a\":[{\"b\":\"\\udc00\"}]}")]
    public async Task a_body_that_is_not_the_json_asked_for_is_not_well_formed(string body)
    {
        using var answer = await Browser.PostAsync("/idp/idx/identify", Json(body));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.BadRequest, "E0000003");
    }

    [Theory]
    [InlineData("{\"identifier\":1}")]
    [InlineData("{\"identifier\":[\"john\"]}")]
    [InlineData("{\"identifier\":\"john\",\"credentials\":\"Asdf1234\"}")]
    [InlineData("{\"identifier\":\"john\",\"credentials\":{\"passcode\":{}}}")]
    [InlineData("{\"identifier\":\"john\",\"credentials\":{\"passcode\":\"Asdf1234\"},\"rememberMe\":\"yes\"}")]
    public async Task a_field_of_another_kind_is_not_well_formed(string fields)
    {
        var page = await BeginAsync();
        var body = JsonNode.Parse(fields)!.AsObject();
        body["stateHandle"] = page.StateHandle;
        using var answer = await Browser.PostAsync("/idp/idx/identify", Json(body.ToJsonString()));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.BadRequest, "E0000003");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task what_a_form_of_another_site_could_send_is_refused(string contentType)
    {
        var page = await BeginAsync();
        var body = NameAndPassword("john");
        body["stateHandle"] = page.StateHandle;
        using var answer = await Browser.PostAsync("/idp/idx/identify", new StringContent(body.ToJsonString(), Encoding.UTF8, contentType));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.UnsupportedMediaType, "E0000021");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"stateHandle\":\"a\",\"stateToken\":\"a\"}")]
    [InlineData("{\"stateHandle\":[]}")]
    public async Task introspection_wants_exactly_one_handle(string body)
    {
        using var answer = await Browser.PostAsync("/idp/idx/introspect", Json(body));
        await ShouldBeOktaErrorAsync(answer, HttpStatusCode.BadRequest, "E0000001");
    }

    [Fact]
    public async Task ion_json_is_json_too()
    {
        using var content = new StringContent($$"""{"interactionHandle":"{{await HandleAsync()}}"}""");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/ion+json; okta-version=1.0.0");
        using var answer = await Browser.PostAsync("/idp/idx/introspect", content);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_login_hint_is_typed_in_already()
    {
        var page = await BeginAsync(("login_hint", "john@acme.com"));
        page.Form("identify").GetProperty("value")[0].GetProperty("value").GetString().Should().Be("john@acme.com");
    }

    [Fact]
    public async Task a_user_who_is_deleted_meanwhile_is_out()
    {
        Server.Org.Change(definition => definition with { SignOn = new SignOnPolicy { IdentifierFirst = true, RequireEnrollment = true } });
        var page = await SubmitAsync(await BeginAsync(), "identify", new JsonObject { ["identifier"] = "john" });
        page = await SubmitAsync(page, "challenge-authenticator", Passcode(Password));
        page.Forms.Should().Equal("select-authenticator-enroll");

        Server.Org.Change(definition => definition with { Users = [] });
        ShouldBeOver(await SubmitAsync(page, "select-authenticator-enroll", Choose("autOktaEmail00000001")));
    }

    [Fact]
    public async Task trusted_origins_may_call_with_credentials_and_others_may_not()
    {
        foreach (var (origin, allowed) in new[] { (AppOrigin, true), (Stranger, false) })
        {
            using var preflight = new HttpRequestMessage(HttpMethod.Options, "/idp/idx/identify");
            preflight.Headers.Add("Origin", origin);
            preflight.Headers.Add("Access-Control-Request-Method", "POST");
            preflight.Headers.Add("Access-Control-Request-Headers", "content-type,x-okta-user-agent-extended");
            using var answer = await Browser.SendAsync(preflight);
            answer.Headers.Contains("Access-Control-Allow-Origin").Should().Be(allowed);
            answer.Headers.Contains("Access-Control-Allow-Credentials").Should().Be(allowed);
        }
    }

    private static void ShouldBeOver(IdxPage page)
    {
        page.Status.Should().Be(HttpStatusCode.Unauthorized);
        page.MessageKey.Should().Be("idx.session.expired");
        page.Forms.Should().BeEmpty();
        page.InteractionCode.Should().BeNull();
    }
}
