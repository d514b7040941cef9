namespace RazorOkta.MockOkta.Faults.Catalogue;

/// <summary>Rows of the list that the mock has no part in. They stand in the catalogue so that nobody looks for them.</summary>
internal static class NotOurs
{
    /// <summary>The org's healthy answer is all that it takes.</summary>
    public static FaultCase JudgedInTheJournal(string id, string source, string must, string what) => new(id, source, must, what)
    {
        By = FaultActor.RelyingParty,
        NotHere = "it needs no fault. Use the healthy issuer and judge what the relying party has sent, in the journal.",
    };

    /// <summary>A test sends it to the relying party.</summary>
    public static FaultCase Crafted(string id, string source, string must, string what) => new(id, source, must, what)
    {
        By = FaultActor.Request,
        NotHere = "it is a request that a test sends to the relying party. The org has no part in it.",
    };
}
