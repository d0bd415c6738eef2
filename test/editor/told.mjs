import { came, expect } from './until.mjs'

/** @typedef {import('./person.mjs').Person} Person */

/**
 * A message in VS Code's list of messages, which is opened: a VS Code that tests drive shows none by itself.
 * @param {Person} person @param {RegExp} words
 */
export async function told(person, words) {
  const list = person.page.locator('.notifications-center.visible')
  const message = list.locator('.notification-list-item', { hasText: words }).first()
  await expect(`${words}`, async () => {
    // The list does not open while there is none.
    if ((await list.count()) === 0) await person.command('Notifications: Show Notifications')
    return came(message.waitFor({ timeout: 3_000 }))
  })
  return message
}
