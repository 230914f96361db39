using Optimizer.Core.Source;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Source;

public sealed class PlatformCompilerTests
{
    private const string Usable = """
        using Optimizer.Runtime;
        namespace Shop;
        public class Echo : IPlatformFunction<string, string>
        {
            public Task<string> InvokeAsync(string request, CancellationToken cancellationToken) => Task.FromResult(request);
        }
        """;

    [Fact]
    public void Names_every_compile_error_with_its_place()
    {
        var faults = Faults("Shop.Echo", Usable, ("B.cs", "class B { int M() => \"one\";\n  Missing x; }"));

        Assert.Equal(["B.cs(1,22): CS0029", "B.cs(2,3): CS0246"], faults.Select(f => string.Join(':', f.ToString().Split(':')[..2])));
    }

    [Fact]
    public void Names_the_place_in_platform_json_of_a_type_that_is_not_there()
    {
        var fault = Assert.Single(Faults("Shop.Ecco", Usable));

        Assert.Equal(("platform.json", 4, 30), (fault.File, fault.Line, fault.Column));
        Assert.Contains("there is no class Shop.Ecco", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Suggests_the_full_name_of_a_class_in_another_namespace() =>
        Assert.Contains("Did you mean Shop.Echo?", Assert.Single(Faults("Store.Echo", Usable)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("class F { }", "does not implement")]
    [InlineData("abstract class F : Shop.Echo { }", "neither abstract, static nor generic")]
    [InlineData("struct F { }", "is to be a class")]
    [InlineData("class F : Shop.Echo, Optimizer.Runtime.IPlatformFunction<int, int> { public Task<int> InvokeAsync(int a, CancellationToken c) => Task.FromResult(a); }", "more than once")]
    public void Says_at_the_class_why_it_is_no_function(string text, string because)
    {
        var fault = Assert.Single(Faults("F", Usable, ("F.cs", text)));

        Assert.Equal("F.cs", fault.File);
        Assert.Contains(because, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_compile_errors_and_missing_functions_together() =>
        Assert.Equal(2, Faults("Shop.Ecco", Usable, ("B.cs", "class B { Missing x; }")).Count);

    [Theory]
    [InlineData("public record F(TimeProvider Clock) : Shop.Base;", "F")]
    [InlineData("public static class Quotes { public sealed class F : Shop.Base { } }", "Quotes.F")]
    [InlineData("namespace A { namespace B { internal sealed partial class F : Shop.Base { } partial class F { } } }", "A.B.F")]
    public void Finds_functions_however_they_are_declared(string text, string type)
    {
        const string inherited = """
            namespace Shop;
            public record Base : Optimizer.Runtime.IPlatformFunction<string, int>
            {
                public Task<int> InvokeAsync(string request, CancellationToken cancellationToken) => Task.FromResult(request.Length);
            }
            """;
        var source = ASource.Function(type, text.Contains("record") ? text : text.Replace("Shop.Base", "Shop.Echo2"),
            ("Base.cs", inherited), ("Echo.cs", Usable.Replace("class Echo", "class Echo2")));

        Assert.Equal(type, source.Type.ToDisplayString());
    }

    [Fact]
    public void Takes_a_folder_that_holds_a_whole_program() =>
        Assert.NotNull(ASource.Function("Shop.Echo", Usable, ("Program.cs", "Console.WriteLine(1);")));

    [Fact]
    public void Reads_the_contract_with_its_constants()
    {
        const string text = """
            [Optimizer.Runtime.FunctionContract(Safe = true, MaxStalenessSeconds = 2 * Minute)]
            public class F : Shop.Echo { private const double Minute = 60; }
            """;
        var contract = ASource.Function("F", text, ("Echo.cs", Usable)).Contract;

        Assert.True(contract is { Safe: true, Idempotent: true });
        Assert.Equal(TimeSpan.FromMinutes(2), contract.MaxStaleness);
    }

    private static IReadOnlyList<PlatformFault> Faults(string type, string text, params (string, string)[] others) =>
        Assert.Throws<PlatformFaultsException>(() => ASource.Of(type, text, others)).Faults;
}
