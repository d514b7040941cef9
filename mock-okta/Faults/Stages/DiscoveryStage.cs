namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>The metadata of an authorization server.</summary>
internal static class DiscoveryStage
{
    public static Task<bool> ApplyAsync(Alteration alteration)
    {
        var mutations = alteration.Of("discovery");
        if (alteration.Exchange.Endpoint != Endpoints.Discovery || mutations.Count == 0)
        {
            return Task.FromResult(false);
        }

        foreach (var mutation in mutations)
        {
            DocumentChange.Apply(alteration, mutation);
        }

        return Task.FromResult(true);
    }
}
