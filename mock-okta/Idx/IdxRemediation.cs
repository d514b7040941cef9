using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx;

/// <summary>What a submitted form leads to.</summary>
internal delegate IdxTurn IdxAction(IdxCall call);

/// <summary>
/// A form that the present step offers, with what happens when it comes back. Only what is offered can be submitted: a step that is over
/// has taken its forms with it.
/// </summary>
/// <param name="Name">Okta's name of the remediation; clients choose their view by it.</param>
/// <param name="Route">One of <see cref="OktaRoutes.IdxForms"/>.</param>
/// <param name="Submit">Called with a body that fits the fields.</param>
internal sealed record IdxRemediation(string Name, string Route, IdxAction Submit)
{
    /// <summary>Without the state handle, which every form has.</summary>
    public IReadOnlyList<IonField> Fields { get; init; } = [];

    /// <summary>A JSON path into the same answer; a path that leads nowhere breaks Okta's widget.</summary>
    public string? RelatesTo { get; init; }

    /// <summary>For a consent: what is asked for.</summary>
    public IReadOnlyList<System.Text.Json.Nodes.JsonObject> Scopes { get; init; } = [];

    /// <summary>For polling: how many milliseconds a client waits in between.</summary>
    public int? Refresh { get; init; }
}
