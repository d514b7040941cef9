using Microsoft.AspNetCore.Diagnostics;
using RazorOkta.MockOkta.Faults.Stages;
using RazorOkta.MockOkta.Journal;

namespace RazorOkta.MockOkta.Faults;

/// <summary>Runs the healthy endpoint and changes what it has answered, stage by stage.</summary>
internal static class FaultyExchange
{
    private delegate Task<bool> Stage(Alteration alteration);

    /// <summary>From the inside out: the token before the document that holds it, and the wire last.</summary>
    private static readonly Stage[] InsideOut =
    [
        IdTokenStage.ApplyAsync,
        AuthorizeStage.ApplyAsync,
        DiscoveryStage.ApplyAsync,
        JwksStage.ApplyAsync,
        TokenStage.ApplyAsync,
        UserInfoStage.ApplyAsync,
        EndSessionStage.ApplyAsync,
        ClockStage.ApplyAsync,
        TransportStage.ApplyAsync,
    ];

    public static async Task RunAsync(Exchange exchange, ArmedFault fault, RequestDelegate endpoint)
    {
        KeysStage.Before(exchange, fault);
        var wasReplay = TokenStage.Before(exchange, fault);
        var answer = await Answer.CaptureAsync(exchange.Http, endpoint);
        await AlterAsync(exchange, fault, answer, wasReplay);
        KeysStage.After(exchange, fault);
        await answer.SendAsync();
    }

    /// <param name="exchange">What is answered.</param>
    /// <param name="fault">What is on.</param>
    /// <param name="answer">What the healthy endpoint says.</param>
    /// <param name="changed">Whether the fault has had its effect already, before the endpoint was asked.</param>
    public static async Task AlterAsync(Exchange exchange, ArmedFault fault, Answer answer, bool changed = false)
    {
        var alteration = new Alteration(exchange, fault, answer);
        changed |= KeysStage.Concerns(exchange, fault);
        foreach (var stage in InsideOut)
        {
            changed |= await stage(alteration);
        }

        if (!changed)
        {
            fault.PutBack(exchange);
            return;
        }

        AppliedFaults.Add(exchange.Http, fault.Name.Text);
        if (exchange.Http.Features.Get<IStatusCodePagesFeature>() is { } explanations)
        {
            explanations.Enabled = false; // a bare status is meant to be bare
        }
    }
}
