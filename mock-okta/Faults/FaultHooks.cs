using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>What every org gets, so that faults can reach it where no request passes: its people's names, and what it sends of itself.</summary>
internal static class FaultHooks
{
    public static void AddTo(MockOrg org)
    {
        org.Users.Aliases = nameOrId => FaultUsers.Find(nameOrId, org);
        var healthy = org.Backchannel.Write;
        org.Backchannel.Write = delivery => FaultyLogoutToken.Write(org, delivery, healthy(delivery));
        var healthyAddress = org.Frontchannel.Write;
        org.Frontchannel.Write = (http, call) => FaultyFrontchannel.Write(http, call, healthyAddress(http, call));
    }
}
