using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using RazorOkta.MockOkta.Credentials;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Tests.Unit.MockOkta;

/// <summary>An org with somebody for every state of a classic transaction, and a client that walks it.</summary>
public abstract class TransactionUnderTest : OrgUnderTest
{
    protected const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    protected const string NewPassword = "Qwer5678";

    protected override OrgDefinition Definition => base.Definition with
    {
        Users =
        [
            .. SeededUsers.All,
            User("mfa") with
            {
                Factors =
                [
                    new Factor { Type = FactorType.Question, Question = "disliked_food", Answer = "Spinach" },
                    new Factor { Type = FactorType.GoogleOtp, Secret = Secret },
                    new Factor { Type = FactorType.Sms, PhoneNumber = "+1 555 415 1337" },
                    new Factor { Type = FactorType.Email },
                    new Factor { Type = FactorType.Push },
                ],
            },
            User("old") with { PasswordExpiresInDays = 0 },
            User("older") with { PasswordExpiresInDays = -3, Factors = [new Factor { Type = FactorType.Question, Question = "disliked_food", Answer = "Spinach" }] },
            User("soon") with { PasswordExpiresInDays = 5 },
            User("later") with { PasswordExpiresInDays = 6 },
            User("locked") with { Status = UserStatus.LockedOut, RecoveryQuestion = new RecoveryQuestion("favorite_toy", "Bear"), Factors = [new Factor { Type = FactorType.Sms, PhoneNumber = "+15554151338" }] },
            User("quiet") with { Status = UserStatus.Suspended, Factors = [new Factor { Type = FactorType.Sms, PhoneNumber = "+15554151339" }] },
        ],
    };

    protected static OktaUser User(string name) => new() { Id = $"00u{name}", Login = $"{name}@acme.com", Password = Password, FirstName = name, LastName = "Doe" };

    protected Task<HttpResponseMessage> PostAsync(string step, object body) => Browser.PostAsync("/api/v1/authn" + step, Json(JsonSerializer.Serialize(body)));

    /// <summary>Takes a step that must work.</summary>
    protected async Task<JsonElement> StepAsync(string step, object body)
    {
        using var answer = await PostAsync(step, body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await JsonAsync(answer);
    }

    protected Task<JsonElement> StartAsync(string username, object? options = null) => StepAsync("", new { username, password = Password, options = options ?? new { } });

    protected async Task<string> BeginAsync(string username, object? options = null) => TokenIn(await StartAsync(username, options));

    protected async Task ShouldRefuseAsync(string step, object body, HttpStatusCode status, string code, string? cause = null)
    {
        using var answer = await PostAsync(step, body);
        await ShouldBeOktaErrorAsync(answer, status, code);
        if (cause is not null)
        {
            (await JsonAsync(answer)).GetProperty("errorCauses")[0].GetProperty("errorSummary").GetString().Should().Be(cause);
        }
    }

    protected static string TokenIn(JsonElement transaction) => transaction.GetProperty("stateToken").GetString()!;

    protected static string StatusOf(JsonElement transaction) => transaction.GetProperty("status").GetString()!;

    protected string HrefOf(JsonElement link)
    {
        link.GetProperty("hints").GetProperty("allow").GetArrayLength().Should().Be(1, "a link without hints becomes no method");
        var href = link.GetProperty("href").GetString()!;
        href.Should().StartWith(Url + "/api/v1/authn/");
        return href[(Url + "/api/v1/authn").Length..];
    }

    protected string NextOf(JsonElement transaction) => HrefOf(transaction.GetProperty("_links").GetProperty("next"));

    protected InboxMessageView Newest()
    {
        var message = Server.Org.Inbox.NewestFirst[0];
        return new InboxMessageView(message.To, message.Address, message.Code ?? "", message.Link ?? "", message.Push?.Id ?? "");
    }

    protected string TotpCode(string secret = Secret)
    {
        Base32.TryDecode(secret, out var key).Should().BeTrue();
        return Totp.Code(key!, Clock.GetUtcNow().ToUnixTimeSeconds() / Totp.TimeStep);
    }

    /// <summary>What an app would get to know from its ID token.</summary>
    protected async Task<string[]> MethodsAsync(JsonElement success)
    {
        StatusOf(success).Should().Be("SUCCESS");
        using var toApp = await AuthorizeAsync(("sessionToken", success.GetProperty("sessionToken").GetString()));
        using var tokens = await RedeemAsync(QueryOf(toApp)["code"]);
        return [.. ClaimsOf((await JsonAsync(tokens)).GetProperty("id_token")).GetProperty("amr").EnumerateArray().Select(method => method.GetString()!)];
    }

    /// <summary>Every link of a transaction: absolute, on the org, with hints.</summary>
    protected void ShouldHaveUsableLinks(JsonElement transaction)
    {
        var links = LinksIn(JsonNode.Parse(transaction.GetRawText())!).ToArray();
        links.Should().NotBeEmpty();
        foreach (var link in links)
        {
            link["href"]!.GetValue<string>().Should().StartWith(Url + "/api/v1/");
            link["hints"]!["allow"]!.AsArray().Should().ContainSingle();
        }
    }

    private static IEnumerable<JsonObject> LinksIn(JsonNode? node) => node switch
    {
        JsonObject link when link.ContainsKey("href") => [link],
        JsonObject members => members.SelectMany(member => LinksIn(member.Value)),
        JsonArray items => items.SelectMany(LinksIn),
        _ => [],
    };

    protected sealed record InboxMessageView(string To, string Address, string Code, string Link, string Push);
}
