using Optimizer.Core.Simulation;

namespace Optimizer.Core.Tests.Simulation;

public sealed class FaultNameTests
{
    [Fact]
    public void A_simulated_fault_has_the_name_that_the_trace_carries() =>
        Assert.Equal("Acme.Busy", FaultName.Of(new SimulatedFaultException("Acme.Busy")));

    [Fact]
    public void Any_other_fault_has_its_full_type_name() =>
        Assert.Equal("System.TimeoutException", FaultName.Of(new TimeoutException()));
}
