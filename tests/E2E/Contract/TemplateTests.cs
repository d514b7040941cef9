using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

// What `npm run new-frontend` writes keeps the contract as it is born; the other templates are front-ends that are installed here, and have classes of their own.

[Trait("Frontend", Template)]
public sealed class LitTemplateTests() : FrontendTwoTests(Frontend)
{
    private const string Template = "lit";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.FromTemplate(Template);
}

[Trait("Frontend", Template)]
public sealed class SvelteTemplateTests() : FrontendTwoTests(Frontend)
{
    private const string Template = "svelte";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.FromTemplate(Template);
}

[Trait("Frontend", Template)]
public sealed class VanillaTemplateTests() : FrontendTwoTests(Frontend)
{
    private const string Template = "vanilla";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.FromTemplate(Template);
}

[Trait("Frontend", Template)]
public sealed class VueTemplateTests() : FrontendTwoTests(Frontend)
{
    private const string Template = "vue";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.FromTemplate(Template);
}
