using System.Net;
using System.Text.Json;
using FluentAssertions;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;
using Xunit;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class InboxTests : OrgUnderTest
{
    [Fact]
    public async Task what_was_sent_is_shown_with_its_code_newest_first_and_can_be_thrown_away()
    {
        Begin(FactorType.Sms);
        Begin(FactorType.Email);

        var messages = await MessagesAsync();
        messages.GetArrayLength().Should().Be(2);
        messages[0].GetProperty("channel").GetString().Should().Be("email");
        messages[0].GetProperty("address").GetString().Should().Be("john@acme.com");
        messages[1].GetProperty("channel").GetString().Should().Be("sms");
        messages[1].GetProperty("address").GetString().Should().Be("+1 555 415 1337");
        messages[1].GetProperty("to").GetString().Should().Be("john@acme.com");
        messages[1].GetProperty("code").GetString().Should().MatchRegex("^[0-9]{6}$");
        messages[1].GetProperty("at").GetString().Should().Be("2026-03-01T12:00:00.000Z");

        using var cleared = await Browser.DeleteAsync("/_mock/inbox");
        cleared.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await MessagesAsync()).GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task one_can_ask_for_the_messages_of_one_user()
    {
        Begin(FactorType.Email);
        (await MessagesAsync("?to=John@acme.com")).GetArrayLength().Should().Be(1);
        (await MessagesAsync("?to=george@acme.com")).GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task it_does_not_grow_without_end()
    {
        foreach (var _ in Enumerable.Range(0, 600))
        {
            Begin(FactorType.Email);
        }

        (await MessagesAsync()).GetArrayLength().Should().Be(500);
    }

    [Theory]
    [InlineData("approve", FactorVerdict.Right)]
    [InlineData("reject", FactorVerdict.Rejected)]
    public async Task a_push_message_is_answered_once(string answer, object verdict)
    {
        var challenge = Begin(FactorType.Push);
        challenge.Poll().Should().Be(FactorVerdict.Waiting);
        var push = (await MessagesAsync())[0].GetProperty("push").GetString();

        using var answered = await Browser.PostAsync($"/_mock/push/{push}", Json($$"""{"answer":"{{answer}}"}"""));
        answered.StatusCode.Should().Be(HttpStatusCode.NoContent);
        challenge.Poll().Should().Be((FactorVerdict)verdict);

        using var again = await Browser.PostAsync($"/_mock/push/{push}", Json("""{"answer":"approve"}"""));
        again.StatusCode.Should().Be(HttpStatusCode.Conflict);
        challenge.Poll().Should().Be((FactorVerdict)verdict);
    }

    [Fact]
    public async Task an_answer_that_comes_too_late_is_none()
    {
        var challenge = Begin(FactorType.Push);
        var push = (await MessagesAsync())[0].GetProperty("push").GetString();
        Clock.Advance(PushChallenge.Lifetime);

        challenge.Poll().Should().Be(FactorVerdict.TimedOut);
        using var late = await Browser.PostAsync($"/_mock/push/{push}", Json("""{"answer":"approve"}"""));
        late.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(PushAnswer.Wait, "waiting")]
    [InlineData(PushAnswer.Approve, "approved")]
    [InlineData(PushAnswer.Reject, "rejected")]
    [InlineData(PushAnswer.TimeOut, "expired")]
    public async Task a_push_message_says_how_it_stands(PushAnswer byItself, string state)
    {
        FactorChallenge.Begin(Server.Org, Server.Org.Users.FindByName("john")!, new Factor { Type = FactorType.Push, Push = byItself });
        (await StateAsync()).Should().Be(state);
    }

    [Theory]
    [InlineData("approve", "approved")]
    [InlineData("reject", "rejected")]
    public async Task what_was_answered_stays_so(string answer, string state)
    {
        Begin(FactorType.Push);
        using var answered = await Browser.PostAsync($"/_mock/push/{(await MessagesAsync())[0].GetProperty("push").GetString()}", Json($$"""{"answer":"{{answer}}"}"""));
        (await StateAsync()).Should().Be(state);
        Clock.Advance(PushChallenge.Lifetime);
        (await StateAsync()).Should().Be(state);
    }

    [Fact]
    public async Task what_nobody_answers_runs_out()
    {
        Begin(FactorType.Push);
        Clock.Advance(PushChallenge.Lifetime - TimeSpan.FromTicks(1));
        (await StateAsync()).Should().Be("waiting");
        Clock.Advance(TimeSpan.FromTicks(1));
        (await StateAsync()).Should().Be("expired");
    }

    [Fact]
    public async Task nobody_waits_for_the_answer_of_a_user_who_is_gone()
    {
        Begin(FactorType.Push);
        Server.Org.Change(now => now with { Users = [.. now.Users.Where(user => user.Login != "john@acme.com")] });
        (await StateAsync()).Should().Be("expired");
    }

    [Fact]
    public async Task what_asks_nothing_has_no_state()
    {
        Begin(FactorType.Sms);
        (await StateAsync()).Should().BeNull();
    }

    [Theory]
    [InlineData("""{"answer":"yes"}""")]
    [InlineData("""{"answer":1}""")]
    [InlineData("""{}""")]
    [InlineData("""{"answer":"approve","more":1}""")]
    public async Task an_answer_that_is_none_is_an_error(string body)
    {
        Begin(FactorType.Push);
        var push = (await MessagesAsync())[0].GetProperty("push").GetString();
        using var answer = await Browser.PostAsync($"/_mock/push/{push}", Json(body));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(PushAnswer.Approve, FactorVerdict.Right)]
    [InlineData(PushAnswer.Reject, FactorVerdict.Rejected)]
    [InlineData(PushAnswer.TimeOut, FactorVerdict.TimedOut)]
    public void a_phone_may_answer_by_itself(PushAnswer push, object verdict) =>
        FactorChallenge.Begin(Server.Org, Server.Org.Users.FindByName("john")!, new Factor { Type = FactorType.Push, Push = push }).Poll().Should().Be((FactorVerdict)verdict);

    private FactorChallenge Begin(FactorType type) =>
        FactorChallenge.Begin(Server.Org, Server.Org.Users.FindByName("john")!, new Factor { Type = type, PhoneNumber = "+1 555 415 1337" });

    private async Task<string?> StateAsync() => (await MessagesAsync())[0].GetProperty("state").GetString();

    private async Task<JsonElement> MessagesAsync(string query = "")
    {
        using var answer = await Browser.GetAsync("/_mock/inbox" + query);
        return (await JsonAsync(answer)).GetProperty("messages");
    }
}
