using RazorOkta.MockOkta.Faults.Forging;
using RazorOkta.MockOkta.Journal;
using RazorOkta.MockOkta.Oidc.Frontchannel;

namespace RazorOkta.MockOkta.Faults;

/// <summary>The address that a client's frame loads at a logout (OIDC Front-Channel Logout 3), made wrong when a fault says so.</summary>
internal static class FaultyFrontchannel
{
    private const string Stage = "frontchannel";

    /// <param name="http">The logout that shows the frame.</param>
    /// <param name="call">Who is to hear of it.</param>
    /// <param name="address">As the healthy org would load it.</param>
    public static string Write(HttpContext http, FrontchannelCall call, string address)
    {
        var news = new LogoutNews(Stage, call.Client.ClientId, call.Subject, call.BegunBy == LogoutBegunBy.Org ? "org" : "client");
        if (FaultBook.Existing(call.Server.Org)?.ChooseForLogout(news) is not { } fault)
        {
            return address;
        }

        var words = new Words(call.Server, call.Client.ClientId, fault.Memory);
        var changed = fault.Mutations.Where(mutation => mutation.Stage == Stage).Aggregate(address, (now, mutation) => QueryChange.Apply(now, mutation, words));
        if (changed == address)
        {
            fault.PutBackForLogout();
            return address;
        }

        AppliedFaults.Add(http, fault.Name.Text);
        return changed;
    }
}
