// The image in a container of its own, on a free port, ready when this resolves.
import { connect } from 'sinch-provisioning-mock';
import { GenericContainer, Wait } from 'testcontainers';

export async function startContainer(image = 'sinch-provisioning-mock') {
  const container = await new GenericContainer(image)
    .withEnvironment({ SINCH_MOCK_CLOCK: 'frozen' })
    .withExposedPorts(7462)
    .withWaitStrategy(Wait.forHttp('/readyz', 7462))
    .start();
  const simulator = await connect(`http://${container.getHost()}:${container.getMappedPort(7462)}`);
  return { simulator, stop: () => container.stop() };
}
