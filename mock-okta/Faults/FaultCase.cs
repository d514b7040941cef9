namespace RazorOkta.MockOkta.Faults;

/// <summary>One misbehaviour that a relying party must survive: data, from which the mock acts, its documentation is written and a test is judged.</summary>
/// <param name="Id">The name by which it is armed, the same in tests, journals and logs.</param>
/// <param name="Source">The clause that is broken or put to use.</param>
/// <param name="Must">What the relying party must do, beginning with one of the words of <see cref="Outcome"/>.</param>
/// <param name="Does">What the org does, in one sentence.</param>
/// <param name="Mutations">Of its only variant; a case with several names them in <see cref="Variants"/>.</param>
public sealed record FaultCase(string Id, string Source, string Must, string Does, params string[] Mutations)
{
    public FaultArea Area { get; init; }

    public FaultActor By { get; init; } = FaultActor.Provider;

    /// <summary>At least one. The first is meant when none is named.</summary>
    public IReadOnlyList<FaultVariant> Variants { get => field ??= [new FaultVariant("", Mutations)]; init; }

    /// <summary>Why it cannot be armed here; null when it can.</summary>
    public string? NotHere { get; init; }

    public FaultVariant? FindVariant(string name) => name.Length == 0 ? Variants[0] : Variants.FirstOrDefault(variant => variant.Name == name);
}

/// <param name="Name">What follows the colon: <c>id-token-alg-none-variants:NoNe</c>.</param>
/// <param name="Changes">Each <c>stage.part.name=change:argument</c>, see <see cref="Mutation"/>.</param>
public sealed record FaultVariant(string Name, params string[] Changes)
{
    /// <summary>Where it differs from the other variants' (<see cref="FaultCase.Must"/>).</summary>
    public string? Must { get; init; }

    internal IReadOnlyList<Mutation> Mutations => field ??= [.. Changes.Select(Mutation.Parse)];

    internal FaultConditions Conditions => field ??= new FaultConditions(Mutations);
}

public enum FaultArea
{
    Discovery,
    KeySet,
    AuthorizationRequest,
    AuthorizationResponse,
    TokenEndpoint,
    IdTokenForm,
    IdTokenClaims,
    UserInfo,
    Session,
    Logout,
    Transport,
    Scale,
}

/// <summary>Who makes it happen.</summary>
public enum FaultActor
{
    /// <summary>The org answers wrongly.</summary>
    Provider,

    /// <summary>The network fails.</summary>
    Network,

    /// <summary>The org only judges what it is sent: look into the journal.</summary>
    RelyingParty,

    /// <summary>A request is crafted and sent to the relying party.</summary>
    Request,
}

/// <summary>What a relying party does with an answer. The statuses are its own affair; the words keep the kinds apart.</summary>
public static class Outcome
{
    /// <summary>The user is signed in.</summary>
    public const string Accept = "ACCEPT";

    /// <summary>The browser's request is unusable or forged.</summary>
    public const string R400 = "R400";

    /// <summary>The user or the provider said no.</summary>
    public const string R403 = "R403";

    /// <summary>The provider's answer fails validation.</summary>
    public const string R502 = "R502";

    /// <summary>The provider cannot be reached, or asks for patience.</summary>
    public const string R503 = "R503";

    /// <summary>The provider is too slow.</summary>
    public const string R504 = "R504";
}
