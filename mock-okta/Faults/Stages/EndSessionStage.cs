using RazorOkta.MockOkta.Faults.Forging;
using RazorOkta.MockOkta.Oidc;

namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>The way back to the client after its logout, be it a redirect or a page that loads frames first.</summary>
internal static class EndSessionStage
{
    public static async Task<bool> ApplyAsync(Alteration alteration)
    {
        var mutations = alteration.Of("endsession");
        if (alteration.Exchange.Endpoint != Endpoints.Logout || mutations.Count == 0 || alteration.Exchange.Http.Features.Get<LogoutOutcome>() is not { } outcome)
        {
            return false;
        }

        var target = mutations.Aggregate(outcome.Target, (address, mutation) => QueryChange.Apply(address, mutation, alteration.Words));
        await alteration.Answer.ReplaceAsync(outcome.Draw(target));
        return true;
    }
}
