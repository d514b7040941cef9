namespace RazorOkta.MockOkta.Faults;

/// <summary>The catalogue names a change that nothing here can do: a mistake in the catalogue, which its table test finds.</summary>
internal sealed class UnknownMutationException(Mutation mutation) : Exception($"'{mutation}' is not a change that the mock can make.");
