namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>The token endpoint's answer, around the ID token. What was refused anyway stays as it is.</summary>
internal static class TokenStage
{
    public static Task<bool> ApplyAsync(Alteration alteration)
    {
        var mutations = alteration.Of("token").Where(mutation => mutation.Part != "replay").ToList();
        if (alteration.Exchange.Endpoint != Endpoints.Token || alteration.Answer.Response.StatusCode != StatusCodes.Status200OK || mutations.Count == 0)
        {
            return Task.FromResult(false);
        }

        foreach (var mutation in mutations)
        {
            DocumentChange.Apply(alteration, mutation);
        }

        return Task.FromResult(true);
    }

    /// <summary>A refresh token that comes a second time ends its grant, so that the endpoint refuses it.</summary>
    /// <returns>Whether it was such a one.</returns>
    public static bool Before(Exchange exchange, ArmedFault fault)
    {
        var isReplay = fault.Mutations.Any(mutation => mutation.Is("token", "replay")) && exchange.RefreshToken is { } token && fault.Memory.HasSeen(token);
        if (isReplay)
        {
            exchange.Grant?.Revoke();
        }

        return isReplay;
    }
}
