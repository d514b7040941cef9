using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>Okta's package of 2017, as it is on npm.</summary>
[Trait("Frontend", Name)]
public sealed class SamplesJsReactTests() : FrontendOneTests(Frontend)
{
    private const string Name = "@okta/samples-js-react";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.FromNpm(Name, "samples-js-react-1.4.0");
}
