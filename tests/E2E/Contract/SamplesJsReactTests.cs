using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>Okta's package of 2017, as it is on npm.</summary>
[Trait("Frontend", Name)]
public sealed class SamplesJsReactTests() : FrontendContract(Frontend)
{
    private const string Name = "@okta/samples-js-react";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.FromNpm(Name, "samples-js-react-1.4.0");

    protected override IReadOnlyList<string> KnownComplaints =>
    [
        "fonts.googleapis.com",             // Semantic UI 2.2 asks Google for a font; our policy says no
        "Executing inline event handler",   // jQuery 1 tries out what the browser can do
    ];
}
