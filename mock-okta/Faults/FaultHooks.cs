using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>
/// What every org gets, so that faults can reach it where no request passes: its people's names, and what it sends of itself. The org knows
/// nothing of them; it has places where something can be put.
/// </summary>
internal static class FaultHooks
{
    /// <summary>Definitions are checked wherever they come from, also where no org has been made yet.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "The names are this assembly's own.")]
    internal static void NameFaults() => FaultNames.Are(name => FaultName.TryParse(name, out _, out var mistake) ? null : mistake);

    /// <param name="org">Whom.</param>
    /// <param name="always">The fault for whose sake it exists; null: an org that is good until it is told otherwise.</param>
    public static void AddTo(MockOrg org, FaultName? always = null)
    {
        org.Users.Aliases = nameOrId => FaultUsers.Find(nameOrId, org);
        var healthy = org.Backchannel.Write;
        org.Backchannel.Write = delivery => FaultyLogoutToken.Write(org, delivery, healthy(delivery));
        var healthyAddress = org.Frontchannel.Write;
        org.Frontchannel.Write = (http, call) => FaultyFrontchannel.Write(http, call, healthyAddress(http, call));
        org.Renewed = () => Intercept(org, always);
        Intercept(org, always);
    }

    /// <summary>Nothing stands in the way of an org without faults.</summary>
    private static void Intercept(MockOrg org, FaultName? always)
    {
        if (always is not null)
        {
            org.Interceptor ??= FaultBook.OfIssuer(org, always);
        }
        else if (org.Definition.Clients.Any(client => client.Faults.Count > 0))
        {
            FaultBook.Of(org);
        }
    }
}
