using RazorOkta.Clients.Running;
using RazorOkta.MockOkta.Definition;

namespace RazorOkta.Clients.Widgets;

/// <summary>Users with one second factor each, and what they do when they are asked for it.</summary>
internal static class SecondFactors
{
    public const string PhoneNumber = "+1 555 415 1337";

    public static OktaUser John(Factor factor) => SeededUsers.All.Single(user => user.Login == Known.UserEmail) with { Factors = [factor] };

    public static readonly Factor Question = new() { Type = FactorType.Question, Question = "disliked_food", Answer = "kale" };

    public static readonly Factor GoogleOtp = new() { Type = FactorType.GoogleOtp, Secret = Totp.Secret };

    public static readonly Factor Sms = new() { Type = FactorType.Sms, PhoneNumber = PhoneNumber };

    public static readonly Factor Email = new() { Type = FactorType.Email };

    /// <summary>Asks for a code, and reads it.</summary>
    public static async Task<string> SentCodeAsync(Stage stage, Func<Task> ask)
    {
        await stage.Page.RunAndWaitForResponseAsync(ask, answer => answer.Request.Method == HttpMethods.Post && answer.Url.Contains("/verify", StringComparison.Ordinal));
        return await SentCodeAsync(stage);
    }

    /// <summary>What the org would have sent to john's phone or mailbox.</summary>
    public static async Task<string> SentCodeAsync(Stage stage)
    {
        var messages = (await stage.Org.ControlAsync("/inbox")).GetProperty("messages");
        Expect.That(messages.GetArrayLength() == 1, $"the org has sent {messages.GetArrayLength()} messages");
        return messages[0].GetProperty("code").GetString()!;
    }

    /// <summary>From now on whoever signs in has to set it up.</summary>
    public static Task OfferOktaVerifyAsync(Stage stage) =>
        stage.Org.ControlAsync(HttpMethod.Patch, "/policies", """{"signOn":{"requireEnrollment":true,"enrollableFactors":["oktaVerifyOtp","push"]}}""");

    /// <summary>The phone takes the account.</summary>
    public static async Task ApproveAsync(Stage stage)
    {
        var push = (await stage.Org.ControlAsync("/inbox")).GetProperty("messages")[0].GetProperty("push").GetString();
        await stage.Org.ControlAsync(HttpMethod.Post, $"/push/{push}", """{"answer":"approve"}""");
    }
}
